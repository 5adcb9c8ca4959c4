# There is nothing to waive where the customer pays no fee, and one order has one waiver.

merchant shop
merchant free: bearer merchant

2026-07-01  campaign c1: fees waived funded by platform, budget 50.00, until 2026-07-31, stacks
2026-07-01  campaign c2: fees waived funded by platform, budget 50.00, until 2026-07-31, stacks
2026-07-01  campaign c3: 10.00 off funded by platform, budget 50.00, until 2026-07-31, stacks
2026-07-01  buy x1: 100.00 using c1
  ! coupon_not_applicable: no_fee
2026-07-01  buy x2: 100.00 using c1 in 3 at free
  ! coupon_not_applicable: no_fee
2026-07-01  buy x3: 1000.00 using c1 c2 in 3
  ! coupon_not_applicable: not_stackable
# Beside a discount it waives the fees of what that leaves: three times 5.94.
2026-07-01  buy o1: 1000.00 using c1 c3 in 3
  > authorised o1: 330.00 330.00 330.00 with 0.00 of fee each, 0.00% a year
  > coupon c3 of o1: authorised 10.00 captured 10.00
  > coupon c1 of o1: authorised 17.82 captured 17.82
  > campaign c1: spent 17.82 left 32.18
  > merchant shop owed 1000.00
  > books coupon_expense 27.82
