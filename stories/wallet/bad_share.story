# The wallet pays a part of an order or all of it: never nothing, never more, and in the order's currency.

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-01  buy no1: 50.00 with 0.00 from balance
  ! amount_out_of_range: 0.01 to 49.99
2026-07-01  buy no2: 50.00 with 50.00 from balance
  ! amount_out_of_range: 0.01 to 49.99
2026-07-01  buy no3: 50.00 with 5.00 GBP from balance
  ! currency_mismatch: CNY
2026-07-01  buy no4: 0.00 from balance
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  quote 50.00 with 50.00 from balance
  ! amount_out_of_range: 0.01 to 49.99
2026-07-01  quote 50.00 with 5.00 GBP from balance
  ! currency_mismatch: CNY
2026-07-01  post orders: {"account": "<account:customer>", "merchant": "<merchant:merchant>", "amount": {"amount": 5000, "currency": "CNY"}, "method": {"type": "balance"}, "balance": {"amount": 4999, "currency": "CNY"}}
  ! amount_out_of_range: 50.00 to 50.00
2026-07-01  post orders: {"account": "<account:customer>", "merchant": "<merchant:merchant>", "amount": {"amount": 5000, "currency": "CNY"}, "method": {"type": "balance", "terms": 3}}
  ! unknown_field: method
2026-07-01  look
  > wallet available 100.00
