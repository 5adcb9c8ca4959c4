# A field that is not known, missing or of another type is named, and is never passed over.

customer ann
merchant bakery

# Misspelt.
2026-07-01  post orders: {"ammount": 1, "account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! unknown_field: ammount
2026-07-01  post customers: {"name": "ann"}
  ! unknown_field: name

# A number of terms beside pay_later was meant to be instalments.
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later", "terms": 3}}
  ! unknown_field: method

# Missing.
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}}
  ! invalid_request: method
2026-07-01  post merchants: {"currency": "CNY", "fee_bearer": "customer", "discount_on_refund": "kept"}
  ! invalid_request: discount_ppm

# Of another type.
2026-07-01  post orders: {"account": 1, "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_request: account
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": "pay_later"}
  ! invalid_request: method
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": ["pay_later"]}
  ! invalid_request: method
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "card"}}
  ! invalid_request: method.type
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 30000, "currency": "CNY"}, "method": {"type": "instalments", "terms": 2.5}}
  ! invalid_request: method
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 30000, "currency": "CNY"}, "method": {"type": "instalments", "terms": -3}}
  ! invalid_request: method
2026-07-01  post merchants: {"currency": "CNY", "discount_ppm": -1, "fee_bearer": "customer", "discount_on_refund": "kept"}
  ! invalid_request: discount_ppm
2026-07-01  post merchants: {"currency": "CNY", "discount_ppm": 0.5, "fee_bearer": "customer", "discount_on_refund": "kept"}
  ! invalid_request: discount_ppm

# In the query.
2026-07-01  post customers?dry_run=perhaps
  ! invalid_request
2026-07-01  post customers?try=true
  ! invalid_request
2026-07-01  get accounts/<account:ann>/statements?limit=0
  ! invalid_request: limit
2026-07-01  get accounts/<account:ann>/statements?before=x
  ! invalid_request: before
  > available 5000.00
