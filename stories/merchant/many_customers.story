# What a merchant is owed is the sum over all its customers, wherever they are kept.

customer ann
customer ben
customer cat
merchant shop: discount 2%
merchant bakery: discount 3%

2026-07-01  buy o1: 100.00 at shop by ann
2026-07-01  buy o2: 100.00 at shop by ben
2026-07-01  buy o3: 100.00 at shop by cat
2026-07-01  buy o4: 100.00 at bakery by ann
  > merchant shop owed 294.00
  > merchant bakery owed 97.00
2026-07-02  refund o2
  > merchant shop: captured 300.00 refunded 100.00 discount 6.00
  > merchant shop owed 194.00
