# What is captured of an order takes of its coupon in proportion to the price, to the cent, and so does what is voided.

merchant shop

2026-07-01  campaign c1: 3.33 off funded by platform, budget 3.33, until 2026-07-31
2026-07-01  authorise o1: 10.00 using c1
  > authorised o1: 6.67
  > held 6.67

# Half of 3.33 is 1.665, shown as 1.67: 3.33 are owed.
2026-07-01  capture o1: 5.00
  > captured o1: 5.00
  > coupon c1 of o1: authorised 3.33 captured 1.67
  > campaign c1: reserved 1.66 spent 1.67
  > exposure 6.67
  > held 3.34

# Three quarters are 2.4975: 2.50 in all, and 0.83 of them now.
2026-07-01  capture o1: 2.50
  > coupon c1 of o1: authorised 3.33 captured 2.50
  > held 1.67

# A cent more is 2.50083: nothing of it is the coupon's.
2026-07-01  void o1: 0.01
  > coupon c1 of o1: authorised 3.33 captured 2.50
  > held 1.66

# The last step takes what is left.
2026-07-01  capture o1
  > captured o1: 2.49
  > coupon c1 of o1: authorised 3.33 captured 3.33
  > campaign c1: spent 3.33
  > exposure 6.66
  > merchant shop owed 9.99
  > books coupon_expense 3.33
2026-08-01  look
  > statement 2026-08-01 lists o1 3.33, o1/2 1.67, o1/3 1.66
