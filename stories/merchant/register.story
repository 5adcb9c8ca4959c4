# A merchant sells in a currency that there are Terms for, and pays at most all it sells.

customer ann

2026-07-01  register bakery: discount 100%
  > registered bakery
2026-07-01  buy o1: 5.00 at bakery
  > merchant bakery owed 0.00
  > merchant bakery: captured 5.00 discount 5.00
2026-07-01  register cafe: discount 100.0001%
  ! rate_out_of_range: at most 100%
2026-07-01  register tearoom: currency GBP
  ! currency_mismatch: CNY
