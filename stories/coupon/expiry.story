# When an authorisation expires its coupon is free again, for the same customer, too, as nothing came of the order.

2026-07-01  campaign c1: 10.00 off funded by platform, budget 10.00, until 2026-07-31
2026-07-01  authorise o1: 100.00 using c1
  > campaign c1: reserved 10.00
2026-07-08  look
  > order o1 expired: authorised 100.00 expired 100.00
  > coupon c1 of o1: authorised 10.00 expired 10.00
  > campaign c1: left 10.00
  > held 0.00

# What was captured before stays a use: 3.00 of the 10.00 are spent, and 7.00 come back.
2026-07-08  authorise o2: 100.00 using c1
  > authorised o2: 90.00
2026-07-09  capture o2: 30.00
2026-07-15  look
  > coupon c1 of o2: authorised 10.00 captured 3.00 expired 7.00
  > campaign c1: spent 3.00 left 7.00
  > exposure 27.00
2026-07-15  buy o3: 100.00 using c1
  ! coupon_not_applicable: used_up_by_customer
