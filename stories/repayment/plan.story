# To settle a plan early costs its billed unpaid instalments and all its unbilled principal; fees not billed yet are waived.

2026-07-01  buy o1: 1000.00 in 3
2026-07-15  buy o2: 50.00
2026-08-10  look
  > statement 2026-08-01 due 2026-08-06: principal 383.34 fee 6.00 penalty 0.77

# 6.00 + 333.34 are billed, 666.66 are not; the penalty and the other line belong to the statement, not to the plan.
2026-08-10  repay plan o1
  > repaid 1006.00: fee 6.00 principal 1000.00
  > plan o1 done
  > statement 2026-08-01 due 2026-08-06: principal 50.00 fee 0.00 penalty 0.77
  > statement 2026-08-01 leaves o2 50.00
  > exposure 50.00
  > books fee_income 6.00
  > 4 days past due
2026-08-10  repay plan o1
  ! nothing_due
2026-08-10  repay due
  > repaid 50.77: penalty 0.77 principal 50.00

# With nothing billed yet, no fee is paid at all.
2026-08-11  buy o3: 600.00 in 6
2026-08-12  repay plan o3
  > repaid 600.00: principal 600.00
  > exposure 0.00
2026-09-01  look
  > no statement 2026-09-01
  > books fee_income 6.00
