# A payment that came within the days of grace takes the late fee back; one that came in part makes it smaller.

late fee 25.00 at most 5% after 3 days
customer ann
customer ben

2026-07-01  buy a: 1000.00 by ann
2026-07-01  buy b: 1000.00 by ben
2026-08-20  repay 1000.00 dated 2026-08-09 by ann
  > repaid 1000.00: principal 1000.00, 25.00 taken back
  > statement 2026-08-01 paid

# On the fourth day past due only 300.00 were open: 15.00.
2026-08-20  repay 700.00 dated 2026-08-09 by ben
  > repaid 700.00: principal 700.00, 10.00 taken back
  > statement 2026-08-01 due 2026-08-06: principal 300.00 fee 0.00 penalty 15.00

# What comes on that day is too late for it.
2026-08-20  repay 100.00 dated 2026-08-10 by ben
  > repaid 100.00: penalty 15.00 principal 85.00
  > statement 2026-08-01 due 2026-08-06: principal 215.00 fee 0.00 penalty 0.00
  > books penalty_income 15.00
