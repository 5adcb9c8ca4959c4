# A waiver is of what the customer would pay: what the merchant bears anyway stays the merchant's, and what it funds it is owed less.

merchant shop: bearer customer 50% merchant 50%

2026-07-01  campaign c1: fees waived funded by merchant shop, budget 50.00, until 2026-07-31, 2 uses
2026-07-01  buy o1: 1000.00 using c1 in 3
  > authorised o1: 333.34 333.33 333.33 with 0.00 of fee each, 0.00% a year
  > coupon c1 of o1: authorised 9.00 captured 9.00
  > merchant shop owed 982.00
  > explained payable of order o1: Captured 1000.00, Subsidy -9.00, Its own coupons -9.00
  > books coupon_expense 0.00
  > books deferred_subsidy 18.00
2026-07-03  refund o1
  > merchant shop owed 0.00
  > campaign c1: spent 9.00 back 9.00 left 50.00
  > books deferred_subsidy 0.00
  > books balance
