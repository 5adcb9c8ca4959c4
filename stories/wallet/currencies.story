# A customer has a wallet for each currency that there is an account in; they do not mix.

currency CNY
customer ann: limit 100.00
merchant shop
merchant store: currency GBP

2026-07-01  top up t1: 50.00
2026-07-01  settle t1
2026-07-01  buy no1: 5.00 GBP from balance at store
  ! currency_mismatch: CNY
2026-07-01  open ann: limit 100.00 GBP, cycle day 1
2026-07-01  look
  > wallet 50.00
  > wallet 0.00 GBP
2026-07-01  buy no2: 5.00 GBP from balance at store
  ! balance_insufficient: 0.00 available, 5.00 short GBP
2026-07-02  top up t2: 8.00 GBP
2026-07-02  settle t2
2026-07-02  buy o1: 5.00 GBP from balance at store
  > authorised o1: 5.00 from balance GBP
  > wallet 3.00 GBP
  > wallet 50.00
