# A coupon that a third party funds: it owes us what the customer does not pay, and less of it after a refund.

merchant shop

2026-07-01  campaign c1: 20.00 off funded by bank, budget 50.00, until 2026-07-31, 5 uses
2026-07-02  buy o1: 200.00 using c1
  > authorised o1: 180.00
  > merchant shop owed 200.00
  > books receivable_principal 180.00
  > books funder_receivable 20.00
  > books coupon_expense 0.00
  > campaign c1: spent 20.00 left 30.00
2026-07-03  refund o1: 50.00
  > exposure 135.00
  > merchant shop owed 150.00
  > books funder_receivable 15.00
  > campaign c1: spent 20.00 back 5.00 left 35.00
  > books balance
