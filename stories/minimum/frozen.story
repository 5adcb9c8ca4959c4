# An account is blocked and frozen by the age of what is missing of its minimum, and free again once that is paid, whatever revolves.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-06  repay 99.99
2026-08-07  buy o2: 5.00
  ! overdue: 0.01 was due on 2026-08-06, 0.01 is to pay
2026-09-05  look
  > frozen by lateness
  > 30 days past due
  > bucket 1: 1 account, 900.01
2026-09-05  repay 0.01
  > not frozen
  > 0 days past due
  > due 911.25 by 2026-09-06
2026-09-05  buy o3: 5.00
