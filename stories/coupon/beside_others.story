# A coupon beside the wallet and instalments: it divides the price, and they divide what it leaves.

merchant shop

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-01  campaign c1: 20.00 off funded by platform, budget 100.00, until 2026-07-31, 9 uses

# Of 180.00 the wallet pays 60.00, and 120.00 are paid in three times 40.00 with 0.72 of fee.
2026-07-01  buy o1: 200.00 using c1 with 60.00 from balance in 3
  > authorised o1: 40.72 40.72 40.72 with 0.72 of fee each, 10.77% a year, 60.00 from balance
  > order o1 balance: authorised 60.00 captured 60.00
  > coupon c1 of o1: authorised 20.00 captured 20.00
  > exposure 120.00
  > wallet 40.00

# A quarter of it back: 5.00 to the platform, 15.00 to the wallet, and 30.00 less are owed.
2026-07-03  refund o1: 50.00
  > coupon c1 of o1: authorised 20.00 captured 20.00 refunded 5.00
  > order o1 balance: authorised 60.00 captured 60.00 refunded 15.00
  > wallet 55.00
  > exposure 90.00
  > merchant shop owed 150.00

# What is paid from the wallet alone is paid without the coupon's part.
2026-07-03  buy o2: 60.00 using c1 from balance
  > authorised o2: 40.00 from balance
  > wallet 15.00

# Of a price of 119.99 only 99.99 are left for instalments: too little for a plan.
2026-07-03  buy o3: 119.99 using c1 in 3
  ! amount_out_of_range: 100.00 to 10000000000.00

# The limit is for what is owed, and not for what the coupon pays.
2026-07-03  buy o4: 4930.00 using c1
  > authorised o4: 4910.00
  > available 0.00
