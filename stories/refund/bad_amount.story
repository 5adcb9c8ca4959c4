# What is no amount refunds nothing.

customer ann
merchant bakery


2026-07-01  buy o1: 10.00

# Less than nothing, nothing, more than a command may name, more than any integer holds.
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": -1, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": -99999999999999999999, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 0, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000000000001, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 9223372036854775808, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 99999999999999999999, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00

# What is no whole number of minor units.
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 12.5, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000.0, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1e3, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": "1000", "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": null, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": true, "currency": "CNY"}}
  ! invalid_request: amount.amount

# A currency that is not the account's, or none at all.
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000, "currency": "EUR"}}
  ! currency_mismatch: CNY
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000, "currency": "XXX"}}
  ! invalid_request: amount.currency
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000, "currency": "cny"}}
  ! invalid_request: amount.currency
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000, "currency": null}}
  ! invalid_request: amount.currency

# Half an amount, more than an amount, and what is none.
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000}}
  ! invalid_request: amount.currency
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"currency": "CNY"}}
  ! invalid_request: amount.amount
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000, "currency": "CNY", "decimals": 2}}
  ! unknown_field: amount.decimals
2026-07-01  post orders/<order:o1>/refunds: {"amount": {"amount": 1000, "amount": 1, "currency": "CNY"}}
  ! invalid_request: amount
2026-07-01  post orders/<order:o1>/refunds: {"amount": "10.00"}
  ! invalid_request: amount
2026-07-01  post orders/<order:o1>/refunds: {"amount": [1000, "CNY"]}
  ! invalid_request: amount

# A name that is not known.
2026-07-01  post orders/<order:o1>/refunds: {"ammount": {"amount": 1, "currency": "CNY"}}
  ! unknown_field: ammount
  > order o1 captured: authorised 10.00 captured 10.00
  > exposure 10.00
