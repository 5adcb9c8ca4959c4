# A coupon that the platform funds: the customer owes what it leaves, and the merchant is owed for the whole price.

merchant shop: discount 2%

2026-07-01  campaign c1: 10.00 off funded by platform, budget 25.00, until 2026-07-31
  > created c1
  > campaign c1: left 25.00

# It is reserved with the hold: 10.00 of 100.00, so that 90.00 are held of the limit.
2026-07-02  authorise o1: 100.00 using c1
  > authorised o1: 90.00
  > order o1 authorised: authorised 100.00
  > coupon c1 of o1: authorised 10.00
  > held 90.00
  > campaign c1: reserved 10.00 left 15.00
  > books coupon_expense 0.00

# And spent with the capture. The merchant's discount is of the price: 2.00.
2026-07-03  capture o1
  > captured o1: 100.00
  > coupon c1 of o1: authorised 10.00 captured 10.00
  > campaign c1: spent 10.00 left 15.00
  > exposure 90.00
  > merchant shop: captured 100.00 discount 2.00
  > merchant shop owed 98.00
  > books receivable_principal 90.00
  > books coupon_expense 10.00
  > books merchant_payable 98.00
  > books balance
2026-08-01  look
  > statement 2026-08-01 lists o1 90.00
  > due 90.00 by 2026-08-06
