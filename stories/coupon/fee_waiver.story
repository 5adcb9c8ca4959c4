# A coupon that waives fees makes a plan free of interest: whoever funds it pays the fees at the capture, and they are earned as terms are billed.

merchant shop

2026-07-01  campaign c1: fees waived funded by platform, budget 20.00, until 2026-07-31, 2 uses
2026-07-01  buy o1: 1000.00 using c1 in 3
  > authorised o1: 333.34 333.33 333.33 with 0.00 of fee each, 0.00% a year
  > coupon c1 of o1: authorised 18.00 captured 18.00
  > campaign c1: spent 18.00 left 2.00
  > merchant shop owed 1000.00
  > books coupon_expense 18.00
  > books deferred_subsidy 18.00
  > books fee_income 0.00

# 2.00 are left of the budget, and three fees of 0.60 fit in: 1.80.
2026-07-01  buy x1: 120.00 using c1 in 3
  ! coupon_exhausted: 2.00 left
2026-07-01  buy o2: 100.00 using c1 in 3
  > campaign c1: spent 19.80 left 0.20
2026-07-01  buy x2: 100.00 using c1 in 3
  ! coupon_not_applicable: used_up_by_customer

2026-08-01  look
  > books deferred_subsidy 13.20
  > books fee_income 6.60
# What is settled early is earned at once.
2026-08-02  repay everything
  > books deferred_subsidy 0.00
  > books fee_income 19.80
  > books balance
