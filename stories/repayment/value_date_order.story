# The order in which payments are booked changes no figure: each counts from its own day.

customer ann
customer ben
customer cleo

2026-07-01  buy a: 1000.00 by ann
2026-07-01  buy b: 1000.00 by ben
2026-07-01  buy c: 1000.00 by cleo

# Ann's are booked as they come.
2026-08-05  repay 300.00 by ann
2026-08-10  repay 400.00 by ann
  > repaid 400.00: penalty 1.40 principal 398.60
2026-08-20  repay 200.00 by ann
  > repaid 200.00: penalty 1.51 principal 198.49

# Ben's and cleo's are booked on the 25th, one after the other and the other way round.
2026-08-25  look by ann
  > statement 2026-08-01 due 2026-08-06: principal 102.91 fee 0.00 penalty 0.25
2026-08-25  repay 300.00 dated 2026-08-05 by ben
  > repaid 300.00: principal 300.00, 2.85 taken back
2026-08-25  repay 400.00 dated 2026-08-10 by ben
2026-08-25  repay 200.00 dated 2026-08-20 by ben
  > statement 2026-08-01 due 2026-08-06: principal 102.91 fee 0.00 penalty 0.25
2026-08-25  repay 200.00 dated 2026-08-20 by cleo
2026-08-25  repay 400.00 dated 2026-08-10 by cleo
2026-08-25  repay 300.00 dated 2026-08-05 by cleo
  > statement 2026-08-01 due 2026-08-06: principal 102.91 fee 0.00 penalty 0.25
  > credit 0.00
  > 19 days past due

# 1.40 and 1.51 were paid, 0.25 are open, three times.
  > books penalty_income 9.48
  > books receivable_principal 308.73
  > books balance
