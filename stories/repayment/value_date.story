# A payment that is booked late counts from the day on which the money came: what was charged since is taken back.

2026-07-01  buy o1: 1000.00
2026-08-16  buy o2: 5.00
  ! overdue: 1000.00 was due on 2026-08-06, 1005.00 is to pay
  > 10 days past due
  > books penalty_income 5.00

# The transfer had reached the bank on the 5th, a day before the due date.
2026-08-16  repay 1000.00 dated 2026-08-05
  > repaid 1000.00: principal 1000.00, 5.00 taken back
  > statement 2026-08-01 paid
  > 0 days past due
  > books penalty_income 0.00
  > books balance
2026-08-16  buy o3: 5.00
  > authorised o3: 5.00

# The bill of September is late by a day, and not by ten.
2026-09-16  look
  > statement 2026-09-01 due 2026-09-06: principal 5.00 fee 0.00 penalty 0.03
2026-09-16  repay due dated 2026-09-07
  > repaid 5.00: principal 5.00, 0.03 taken back
  > nothing due
