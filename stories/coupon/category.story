# A coupon is for what its campaign says, and for orders that are large enough: by their price, not by what is left to pay.

2026-07-01  campaign c1: 5.00 off funded by platform, budget 100.00, until 2026-07-31, for food clothes, orders from 50.00, 9 uses
2026-07-01  buy x1: 50.00 using c1
  ! coupon_not_applicable: category
2026-07-01  buy x2: 50.00 using c1 for toys
  ! coupon_not_applicable: category
2026-07-01  buy x3: 49.99 using c1 for food
  ! coupon_not_applicable: order_too_small
2026-07-01  buy o1: 50.00 using c1 for food
  > authorised o1: 45.00
2026-07-01  buy o2: 80.00 using c1 for clothes
  > authorised o2: 75.00

# Without a coupon a category says only what was bought.
2026-07-01  buy o3: 80.00 for toys
  > authorised o3: 80.00
