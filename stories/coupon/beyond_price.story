# Coupons stacked up to the price or beyond it are refused: a cent at least is left to pay.

merchant shop

2026-07-01  campaign c1: 30.00 off funded by platform, budget 100.00, until 2026-07-31, 9 uses, stacks
2026-07-01  campaign c2: 20.00 off funded by platform, budget 100.00, until 2026-07-31, 9 uses, stacks
2026-07-01  buy x1: 25.00 using c1
  ! coupons_exceed_price: 30.00 off 25.00
2026-07-01  buy x2: 49.99 using c1 c2
  ! coupons_exceed_price: 50.00 off 49.99
2026-07-01  buy x3: 50.00 using c1 c2
  ! coupons_exceed_price: 50.00 off 50.00
  > campaign c1: left 100.00
  > exposure 0.00
2026-07-01  buy o1: 50.01 using c1 c2
  > authorised o1: 0.01
  > exposure 0.01
  > merchant shop owed 50.01
2026-07-01  buy o2: 0.00 using c1
  ! amount_out_of_range: 0.01 to 10000000000.00
