# A refund is the merchant's loss; its discount stays with the platform unless its contract says that it comes back.

customer ann
merchant shop: discount 2%
merchant bakery: discount 2% returned

2026-07-01  buy o1: 100.00 at shop
  > merchant shop owed 98.00
2026-07-02  refund o1: 30.00
  > merchant shop owed 68.00
  > merchant shop: captured 100.00 refunded 30.00 discount 2.00
2026-07-02  refund o1
  > merchant shop owes 2.00

# What it owes, its next sale settles.
2026-07-03  buy o2: 100.00 at shop
  > merchant shop owed 96.00
  > merchant shop: captured 200.00 refunded 100.00 discount 4.00

2026-07-04  buy o3: 100.00 at bakery
2026-07-05  refund o3: 30.00
  > merchant bakery owed 68.60
  > merchant bakery: captured 100.00 refunded 30.00 discount 1.40
2026-07-05  refund o3
  > merchant bakery owed 0.00
  > merchant bakery: captured 100.00 refunded 100.00
  > books discount_income 4.00
