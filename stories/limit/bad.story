# What is no amount, no date and no reason changes no limit, and a merchant changes none.

customer ann
merchant bakery


# Less than nothing, more than a command may name, more than any integer holds.
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": -1, "currency": "CNY"}, "reason": "review"}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": -99999999999999999999, "currency": "CNY"}, "reason": "review"}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 1000000000001, "currency": "CNY"}, "reason": "review"}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 9223372036854775808, "currency": "CNY"}, "reason": "review"}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 99999999999999999999, "currency": "CNY"}, "reason": "review"}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "set", "amount": {"amount": -1, "currency": "CNY"}, "until": "2026-07-31"}, "reason": "review"}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "set", "amount": {"amount": 99999999999999999999, "currency": "CNY"}, "until": "2026-07-31"}, "reason": "review"}
  ! amount_out_of_range: 0.01 to 10000000000.00

# What is no whole number of minor units, no currency, no amount.
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 12.5, "currency": "CNY"}, "reason": "review"}
  ! invalid_request: fixed_limit.amount
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": "1000", "currency": "CNY"}, "reason": "review"}
  ! invalid_request: fixed_limit.amount
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": null, "currency": "CNY"}, "reason": "review"}
  ! invalid_request: fixed_limit.amount
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 1000, "currency": "XXX"}, "reason": "review"}
  ! invalid_request: fixed_limit.currency
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 1000}, "reason": "review"}
  ! invalid_request: fixed_limit.currency
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": "10.00", "reason": "review"}
  ! invalid_request: fixed_limit
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "set", "amount": {"amount": 12.5, "currency": "CNY"}, "until": "2026-07-31"}, "reason": "review"}
  ! invalid_request: temporary_limit

# What is no date, no temporary limit, no reason, and no way to go below what is used.
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "set", "amount": {"amount": 1000, "currency": "CNY"}, "until": "2026-02-30"}, "reason": "review"}
  ! invalid_request: temporary_limit.until
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "set", "amount": {"amount": 1000, "currency": "CNY"}, "until": "31.07.2026"}, "reason": "review"}
  ! invalid_request: temporary_limit.until
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "set", "amount": {"amount": 1000, "currency": "CNY"}, "until": ""}, "reason": "review"}
  ! invalid_request: temporary_limit.until
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "set", "amount": {"amount": 1000, "currency": "CNY"}}, "reason": "review"}
  ! invalid_request: temporary_limit.until
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "none", "until": "2026-07-31"}, "reason": "review"}
  ! unknown_field: temporary_limit
2026-07-01  post accounts/<account:ann>/limit-changes: {"temporary_limit": {"type": "doubled"}, "reason": "review"}
  ! invalid_request: temporary_limit.type
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 1000, "currency": "CNY"}}
  ! invalid_request: reason
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 1000, "currency": "CNY"}, "reason": "because"}
  ! invalid_request: reason
2026-07-01  post accounts/<account:ann>/limit-changes: {"fixed_limit": {"amount": 1000, "currency": "CNY"}, "reason": "review", "below_exposure": true}
  ! invalid_request: below_exposure
2026-07-01  post accounts/<account:ann>/limit-changes: {"limit": {"amount": 1000, "currency": "CNY"}, "reason": "review"}
  ! unknown_field: limit

# An operator changes limits, under a key.
2026-07-01  post accounts/<account:ann>/limit-changes as bakery: {"fixed_limit": {"amount": 800000, "currency": "CNY"}, "reason": "review"}
  ! forbidden
2026-07-01  post accounts/<account:ann>/limit-changes as nobody: {"fixed_limit": {"amount": 800000, "currency": "CNY"}, "reason": "review"}
  ! unauthenticated
2026-07-01  post accounts/<account:ann>/limit-changes under no key: {"fixed_limit": {"amount": 800000, "currency": "CNY"}, "reason": "review"}
  ! idempotency_key_missing
  > limit 5000.00
  > no limit changes
