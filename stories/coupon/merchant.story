# A coupon that a merchant funds: it is owed less, nobody else bears anything, and no other merchant's order gets it.

merchant shop: discount 2%
merchant bakery

2026-07-01  campaign c1: 10.00 off funded by merchant shop, budget 100.00, until 2026-07-31, 5 uses
2026-07-02  buy o1: 100.00 using c1
  > authorised o1: 90.00
  > exposure 90.00
  > merchant shop: captured 100.00 discount 2.00
  > merchant shop owed 88.00
  > explained payable of order o1: Captured 100.00, Discount -2.00, Its own coupons -10.00
  > explained payable of merchant shop: Captured 100.00, Refunded 0.00, Discount, less what came back -2.00, Subsidy, less what came back 0.00, Coupons, less what came back -10.00
  > books merchant_payable 88.00
  > books coupon_expense 0.00
  > books funder_receivable 0.00
  > campaign c1: spent 10.00 left 90.00
2026-07-02  buy o2: 100.00 using c1 at bakery
  ! coupon_not_applicable: merchant

# Half of it back: 45.00 for the customer, and the merchant is owed 50.00 less, of which 5.00 were its own coupon.
2026-07-03  refund o1: 50.00
  > exposure 45.00
  > merchant shop owed 43.00
  > campaign c1: spent 10.00 back 5.00 left 95.00
  > books balance
