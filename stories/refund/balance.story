# What the wallet paid goes back to the wallet, whenever it is refunded.

merchant shop: discount 2% returned

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-01  buy o1: 40.00 from balance
  > merchant shop owed 39.20
2026-09-01  refund o1: 15.00
  > refunded o1: 15.00
  > wallet 75.00
  > credit 0.00
  > order o1 part_refunded: authorised 40.00 captured 40.00 refunded 15.00
  > order o1 balance: authorised 40.00 captured 40.00 refunded 15.00
  > merchant shop owed 24.50
2026-09-01  refund o1: 25.01
  ! refund_exceeds_captured: 25.00 refundable
2026-09-01  refund o1
  > refunded o1: 25.00
  > wallet 100.00
  > merchant shop owed 0.00
