# Everything on an account is in its one currency, and so are its orders and their merchants.

customer ann
merchant shop
merchant tearoom: currency GBP

2026-07-01  buy o1: 5.00 GBP at shop
  ! currency_mismatch: CNY
2026-07-01  buy o2: 5.00 at tearoom
  ! currency_mismatch: CNY
2026-07-01  buy o3: 5.00 GBP at tearoom
  ! currency_mismatch: CNY
2026-07-01  buy o4: 500 JPY in 3
  ! currency_mismatch: CNY
2026-07-01  quote 500.00 USD
  ! currency_mismatch: CNY
2026-07-01  authorise o5: 5.00
2026-07-01  capture o5: 1.00 EUR
  ! currency_mismatch: CNY
2026-07-01  void o5: 1.00 EUR
  ! currency_mismatch: CNY
2026-07-01  capture o5: 4.00
2026-07-01  refund o5: 1.00 EUR
  ! currency_mismatch: CNY
2026-08-01  repay 1.00 EUR
  ! currency_mismatch: CNY
  > due 4.00 by 2026-08-06
