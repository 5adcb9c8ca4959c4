# A value date reaches back behind a deferral, whose fee stays as it was agreed.

2026-07-01  buy o1: 1000.00
2026-08-05  defer statement 2026-08-01 for 10 days
2026-08-26  look
  > statement 2026-08-01 due 2026-08-16: principal 1000.00 fee 4.00 penalty 5.00

# 600.00 had come on the 3rd, before the deferral; 400.00 and the fee came to be overdue for ten days.
2026-08-26  repay 600.00 dated 2026-08-03
  > repaid 600.00: principal 600.00, 3.00 taken back
  > statement 2026-08-01 due 2026-08-16: principal 400.00 fee 4.00 penalty 2.00

# On the 16th, the day it was deferred to, the rest had come: the fee first.
2026-08-26  repay 404.00 dated 2026-08-16
  > repaid 404.00: fee 4.00 principal 400.00, 2.00 taken back
  > statement 2026-08-01 paid
  > books penalty_income 0.00
