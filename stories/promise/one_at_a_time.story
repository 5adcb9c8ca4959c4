# A new promise takes the place of the one that runs; it is of what is due, and ends within 30 days.

customer ann
customer ben

2026-07-10  promise 1.00 until 2026-07-11
  ! nothing_due
  > no promise
2026-07-10  buy o1: 1000.00
2026-07-10  promise 1.00 until 2026-07-11
  ! nothing_due
2026-08-10  promise 1002.01 until 2026-08-20
  ! amount_out_of_range: 0.01 to 1002.00
2026-08-10  promise 0.00 until 2026-08-20
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-10  promise 5.00 GBP until 2026-08-20
  ! currency_mismatch: CNY
2026-08-10  promise 100.00 until 2026-08-09
  ! date_out_of_range: 2026-08-10 to 2026-09-09
2026-08-10  promise 100.00 until 2026-09-10
  ! date_out_of_range: 2026-08-10 to 2026-09-09
2026-08-10  promise 100.00 until 2026-08-20 by unknown
  ! account_not_found
2026-08-10  promise 1002.00 until 2026-09-09
  > promised 1002.00
2026-08-11  repay 50.00
  > promise 1002.00 until 2026-09-09: open, 50.00 paid
2026-08-12  promise 100.00 until 2026-08-12 to staff
  > promise 100.00 until 2026-08-12: open, 0.00 paid
2026-08-13  look
  > promise 100.00 until 2026-08-12: broken, 0.00 paid

# Where nothing is left of what was billed, as after a refund, nothing was left to pay.
2026-08-13  promise 10.00 until 2026-08-31
2026-08-14  refund o1: 1000.00
2026-08-14  repay due
  ! nothing_due
2026-09-01  look
  > promise 10.00 until 2026-08-31: kept, 0.00 paid

# What is bought meanwhile is another bill.
2026-09-02  buy o2: 50.00 by ben
2026-10-01  promise 50.00 until 2026-10-10 by ben
2026-10-02  buy o3: 7.00 by ben
2026-10-03  repay 49.00 by ben
2026-10-11  look by ben
  > promise 50.00 until 2026-10-10: broken, 49.00 paid
