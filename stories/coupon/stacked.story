# Coupons that stack divide one after the other: the second takes its part of what the first leaves.

merchant shop

2026-07-01  campaign c1: 10.00 off funded by platform, budget 100.00, until 2026-07-31, 9 uses, stacks
2026-07-01  campaign c2: 20.00 off funded by bank, budget 100.00, until 2026-07-31, 9 uses, stacks
2026-07-01  campaign c3: 1.00 off funded by platform, budget 100.00, until 2026-07-31, 9 uses

2026-07-01  buy x1: 100.00 using c1 c3
  ! coupon_not_applicable: not_stackable
2026-07-01  buy x2: 100.00 using c1 c1
  ! coupon_not_applicable: not_stackable
2026-07-01  authorise o1: 100.00 using c1 c2
  > authorised o1: 70.00

# A third of 10.00 is 3.333; of the 30.00 that are left of 90.00 a third of 20.00 is 6.67; 23.33 are owed.
2026-07-02  capture o1: 33.33
  > coupon c1 of o1: authorised 10.00 captured 3.33
  > coupon c2 of o1: authorised 20.00 captured 6.67
  > held 46.67
  > books coupon_expense 3.33
  > books funder_receivable 6.67
2026-07-02  capture o1
  > coupon c1 of o1: authorised 10.00 captured 10.00
  > coupon c2 of o1: authorised 20.00 captured 20.00
  > exposure 70.00
  > merchant shop owed 100.00

# Half of it back: 5.00 and 10.00 to the funders, and 35.00 less are owed.
2026-07-03  refund o1: 50.00
  > coupon c1 of o1: authorised 10.00 captured 10.00 refunded 5.00
  > coupon c2 of o1: authorised 20.00 captured 20.00 refunded 10.00
  > exposure 35.00
  > campaign c1: spent 10.00 back 5.00 left 95.00
  > campaign c2: spent 20.00 back 10.00 left 90.00
  > books balance
