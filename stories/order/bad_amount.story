# What is no amount never becomes an order: the answer names the field, and the line is as it was.

customer ann
merchant bakery


# Less than nothing, nothing, more than a command may name, more than any integer holds.
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": -1, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": -99999999999999999999, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 0, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000000000001, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 9223372036854775808, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 99999999999999999999, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! amount_out_of_range: 0.01 to 10000000000.00

# What is no whole number of minor units.
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 12.5, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000.0, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1e3, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": "1000", "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": null, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": true, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.amount

# A currency that is not the account's, or none at all.
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "EUR"}, "method": {"type": "pay_later"}}
  ! currency_mismatch: CNY
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "XXX"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.currency
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "cny"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.currency
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": null}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.currency

# Half an amount, more than an amount, and what is none.
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.currency
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount.amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY", "decimals": 2}, "method": {"type": "pay_later"}}
  ! unknown_field: amount.decimals
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "amount": 1, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": "10.00", "method": {"type": "pay_later"}}
  ! invalid_request: amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": [1000, "CNY"], "method": {"type": "pay_later"}}
  ! invalid_request: amount
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": null, "method": {"type": "pay_later"}}
  ! invalid_request: amount

# No amount at all.
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "method": {"type": "pay_later"}}
  ! invalid_request: amount
  > available 5000.00
  > books balance
