# What is no amount is no limit, and no account is opened with it.

customer ann
merchant bakery


# Less than nothing, nothing, more than a command may name, more than any integer holds.
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": -1, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": -99999999999999999999, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000000000001, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 9223372036854775808, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 99999999999999999999, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00

# What is no whole number of minor units.
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 12.5, "currency": "CNY"}}
  ! invalid_request: limit.amount
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000.0, "currency": "CNY"}}
  ! invalid_request: limit.amount
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1e3, "currency": "CNY"}}
  ! invalid_request: limit.amount
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": "1000", "currency": "CNY"}}
  ! invalid_request: limit.amount
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": null, "currency": "CNY"}}
  ! invalid_request: limit.amount
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": true, "currency": "CNY"}}
  ! invalid_request: limit.amount

# A currency that is not the account's, or none at all.
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "currency": "XXX"}}
  ! invalid_request: limit.currency
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "currency": "cny"}}
  ! invalid_request: limit.currency
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "currency": null}}
  ! invalid_request: limit.currency

# Half an amount, more than an amount, and what is none.
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000}}
  ! invalid_request: limit.currency
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"currency": "CNY"}}
  ! invalid_request: limit.amount
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "currency": "CNY", "decimals": 2}}
  ! unknown_field: limit.decimals
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "amount": 1, "currency": "CNY"}}
  ! invalid_request: limit
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": "10.00"}
  ! invalid_request: limit
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": [1000, "CNY"]}
  ! invalid_request: limit
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": null}
  ! invalid_request: limit

# A currency in which no Terms are active; a cycle day that some months lack.
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "currency": "EUR"}}
  ! currency_mismatch: CNY
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "currency": "CNY"}, "cycle_day": 29}
  ! invalid_request: cycle_day
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "currency": "CNY"}, "cycle_day": 0}
  ! invalid_request: cycle_day
2026-07-01  post accounts: {"customer": "<customer:ann>", "limit": {"amount": 1000, "currency": "CNY"}, "cycle_day": "1"}
  ! invalid_request: cycle_day
2026-07-01  post accounts: {"customer": "<customer:unknown>", "limit": {"amount": 1000, "currency": "CNY"}}
  ! customer_not_found
  > limit 5000.00
