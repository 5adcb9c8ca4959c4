# A top-up may be returned when it is spent already: the wallet never goes below nothing, but nothing leaves it until what is missing has come in.

customer ann
customer ben

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-02  buy o1: 70.00 from balance
2026-07-05  return t1
  > returned t1: 100.00
  > wallet 0.00
  > wallet available 0.00
  > wallet missing 70.00
  > books wallet -70.00
  > books bank 0.00
2026-07-05  buy no1: 1.00 from balance
  ! wallet_blocked: 70.00 missing
2026-07-05  buy no2: 10.00 with 1.00 from balance
  ! wallet_blocked: 70.00 missing
2026-07-05  withdraw no1: 1.00
  ! wallet_blocked: 70.00 missing
2026-07-05  repay due from wallet
  ! wallet_blocked: 70.00 missing

# The line has nothing to do with it.
2026-07-05  buy o2: 1.00
  > authorised o2: 1.00

# Whatever comes in makes it smaller first: a top-up, and a refund.
2026-07-06  top up t2: 60.00
2026-07-06  settle t2
  > wallet 0.00
  > wallet missing 10.00
2026-07-07  refund o1: 30.00
  > wallet 20.00
  > wallet missing 0.00
2026-07-07  withdraw w1: 20.00
  > requested w1: 20.00

# What an order holds is the merchant's to capture: it is missing, too.
2026-07-10  top up t3: 100.00 by ben
2026-07-10  settle t3
2026-07-10  authorise o3: 20.00 from balance by ben
2026-07-10  buy o4: 50.00 from balance by ben
  > wallet 50.00
  > wallet available 30.00
2026-07-11  return t3
2026-07-11  look by ben
  > wallet 0.00
  > wallet held 20.00
  > wallet missing 70.00
2026-07-11  capture o3
2026-07-11  look by ben
  > wallet held 0.00
  > wallet missing 70.00
