# A promise to pay changes nothing that is owed; at the start of the day after its last one it is kept or broken.

2026-07-10  buy o1: 1000.00
2026-08-10  promise 300.00 until 2026-08-20
  > promised 300.00
  > promise 300.00 until 2026-08-20: open, 0.00 paid
  > due 1002.00 by 2026-08-06
2026-08-10  buy o2: 5.00
  ! overdue: 1000.00 was due on 2026-08-06, 1002.00 is to pay
# 14 days of penalty, as without it.
2026-08-20 23:59  repay 300.00
  > repaid 300.00: penalty 7.00 principal 293.00
  > promise 300.00 until 2026-08-20: open, 300.00 paid
2026-08-21 00:00  look
  > promise 300.00 until 2026-08-20: kept, 300.00 paid

# One cent less than what was promised is not as promised; 5 days of penalty on 707.00 are 1.77.
2026-08-22  promise 400.00 until 2026-08-25 to staff
2026-08-25  repay 399.99
  > repaid 399.99: penalty 1.77 principal 398.22
2026-08-26  look
  > promise 400.00 until 2026-08-25: broken, 399.99 paid
2026-08-26  repay 0.01
  > promise 400.00 until 2026-08-25: broken, 399.99 paid
