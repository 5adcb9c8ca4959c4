# The right to withdraw ends with the 14th day after the order; what is not returned after 30 days is late like any other bill.

currency GBP
law UK

2026-07-01  buy o1: 1000.00 in 3
2026-07-01  buy o2: 200.00
2026-07-15 23:59  revoke credit of o1
  > withdrawn from o1: 1000.00 with 2.71 of fee by 2026-08-14
2026-07-16 00:00  revoke credit of o2
  ! withdrawal_over: 2026-07-15
# The other purchase is billed as ever.
2026-08-01  look
  > statement 2026-08-01 lists o2 200.00
2026-08-06  repay statement 2026-08-01
2026-08-16  look
  > 2 days past due
# A day costs 0.05% of 1000.00.
  > statement 2026-07-15 due 2026-08-14: principal 1000.00 fee 2.71 penalty 1.00
2026-08-16  buy o3: 5.00
  ! overdue: 1002.71 was due on 2026-08-14
