# Fees of parts may round to more than those of the whole: what is above the reserve the platform bears, and the budget is kept.

merchant shop

# Of 100.00 a fee is 0.60 in each of three terms, 1.80 in all; of 1.00, 1.17 and 97.83 it is 0.006, 0.00702 and 0.58698: 0.61 together.
2026-07-01  campaign c1: fees waived funded by bank, budget 1.80, until 2026-07-31
2026-07-01  authorise o0: 300.00 using c1 in 3
  ! coupon_exhausted: 1.80 left
2026-07-01  authorise o1: 100.00 using c1 in 3
  > campaign c1: reserved 1.80
2026-07-01  capture o1: 1.00
  > campaign c1: reserved 1.77 spent 0.03
2026-07-01  capture o1: 1.17
  > campaign c1: reserved 1.74 spent 0.06
2026-07-01  capture o1
  > campaign c1: spent 1.80
  > coupon c1 of o1: authorised 1.80 captured 1.80
  > books funder_receivable 1.80
  > books deferred_subsidy 1.80

# The 0.03 above it are of the last terms.
2026-08-01  look
  > books deferred_subsidy 1.19
  > books subsidy_expense 0.00
2026-09-01  look
  > books deferred_subsidy 0.58
2026-10-01  look
  > books deferred_subsidy 0.00
  > books subsidy_expense 0.03
  > books fee_income 1.83
  > books balance
