# Each customer has a wallet of their own, on the shard where they are; a merchant is owed what all of them pay.

customer ann
customer ben
customer cat
merchant shop

2026-07-01  top up a: 10.00 by ann
2026-07-01  top up b: 20.00 by ben
2026-07-01  top up c: 30.00 by cat
  > books clearing 60.00
2026-07-01  settle b
2026-07-01  settle c
2026-07-01  buy o1: 20.00 from balance by ben
2026-07-01  buy o2: 5.00 from balance by cat
2026-07-01  buy no1: 5.00 from balance by ann
  ! balance_insufficient: 0.00 available, 5.00 short
2026-07-01  look by ben
  > wallet 0.00
2026-07-01  look by cat
  > wallet 25.00
  > merchant shop owed 25.00
  > books clearing 10.00
  > books wallet 35.00
  > books bank 50.00
