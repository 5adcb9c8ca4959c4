# In whatever order money covers a statement, what may revolve comes last.

minimum payment 10% at 0.05% a day
allocation principal fee penalty

2026-07-01  buy o1: 1000.00
2026-07-02  buy o2: 1000.00 in 3
2026-08-06  repay 339.34
  > repaid 339.34: fee 6.00 principal 333.34
2026-08-07  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 0.05
2026-08-07  repay 100.05
  > repaid 100.05: penalty 0.05 principal 100.00
  > 0 days past due
