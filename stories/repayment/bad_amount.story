# What is no amount repays nothing.

customer ann
merchant bakery


2026-07-01  buy o1: 10.00

# Less than nothing, nothing, more than a command may name, more than any integer holds.
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": -1, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": -99999999999999999999, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 0, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000000000001, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 9223372036854775808, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 99999999999999999999, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00

# What is no whole number of minor units.
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 12.5, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000.0, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1e3, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": "1000", "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": null, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": true, "currency": "CNY"}}
  ! invalid_request: amount.amount

# A currency that is not the account's, or none at all.
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000, "currency": "EUR"}}
  ! currency_mismatch: CNY
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000, "currency": "XXX"}}
  ! invalid_request: amount.currency
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000, "currency": "cny"}}
  ! invalid_request: amount.currency
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000, "currency": null}}
  ! invalid_request: amount.currency

# Half an amount, more than an amount, and what is none.
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000}}
  ! invalid_request: amount.currency
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"currency": "CNY"}}
  ! invalid_request: amount.amount
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000, "currency": "CNY", "decimals": 2}}
  ! unknown_field: amount.decimals
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": {"amount": 1000, "amount": 1, "currency": "CNY"}}
  ! invalid_request: amount
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": "10.00"}
  ! invalid_request: amount
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due"}, "amount": [1000, "CNY"]}
  ! invalid_request: amount

# No target, and targets there are none of.
2026-08-02  post accounts/<account:ann>/repayments: {"amount": {"amount": 1000, "currency": "CNY"}}
  ! invalid_request: target
2026-08-02  post accounts/<account:ann>/repayments: {"target": "due"}
  ! invalid_request: target
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "debt"}}
  ! invalid_request: target.type
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "plan"}}
  ! invalid_request: target.id
2026-08-02  post accounts/<account:ann>/repayments: {"target": {"type": "due", "id": "x"}}
  ! unknown_field: target
2026-08-02  post accounts/<account:ann>/repayments: {"target": ["due"]}
  ! invalid_request: target
  > due 10.00 by 2026-08-06
  > credit 0.00
  > books bank 0.00
