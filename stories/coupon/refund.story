# A refund in parts: the customer gets back only what the customer paid, and whoever funded the coupon gets its part.

merchant shop

2026-07-01  campaign c1: 10.00 off funded by platform, budget 10.00, until 2026-12-31
2026-07-01  buy o1: 100.00 using c1
  > exposure 90.00

# A third of 10.00 is 3.333: 3.33 go back to the platform, and 30.00 less are owed.
2026-07-03  refund o1: 33.33
  > refunded o1: 33.33
  > coupon c1 of o1: authorised 10.00 captured 10.00 refunded 3.33
  > campaign c1: spent 10.00 back 3.33 left 3.33
  > exposure 60.00
  > books coupon_expense 6.67
  > merchant shop owed 66.67

# Two thirds are 6.666: 6.67 in all, and 3.34 of them now.
2026-07-04  refund o1: 33.33
  > coupon c1 of o1: authorised 10.00 captured 10.00 refunded 6.67
  > exposure 30.01
2026-07-05  buy o2: 100.00 using c1
  ! coupon_not_applicable: used_up_by_customer

# The rest is paid by now: 30.01 become credit balance, and not 33.34.
2026-08-01  repay 30.01
2026-08-02  refund o1
  > refunded o1: 33.34
  > coupon c1 of o1: authorised 10.00 captured 10.00 refunded 10.00
  > campaign c1: spent 10.00 back 10.00 left 10.00
  > credit 30.01
  > exposure 0.00
  > merchant shop owed 0.00
  > books coupon_expense 0.00
  > books balance

# As all of the order was refunded, the customer may use the coupon again.
2026-08-02  buy o3: 100.00 using c1
  > authorised o3: 90.00
  > campaign c1: spent 20.00 back 10.00
