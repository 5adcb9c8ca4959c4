# A body that is no JSON is refused, and nothing has happened.

customer ann
merchant bakery

2026-07-01  post orders: {
  ! invalid_json
2026-07-01  post orders: nonsense
  ! invalid_json
2026-07-01  post orders: {} {}
  ! invalid_json
2026-07-01  post orders of 1 bytes
  ! invalid_json
2026-07-01  post orders not UTF-8
  ! invalid_json
2026-07-01  post orders not UTF-8: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! invalid_json
  > available 5000.00

# JSON that is no object.
2026-07-01  post orders: []
  ! invalid_request: .
2026-07-01  post orders: ["<account:ann>", "<merchant:bakery>", {"amount": 1000, "currency": "CNY"}, {"type": "pay_later"}, "at_once"]
  ! invalid_request: .
2026-07-01  post orders: 1
  ! invalid_request: .
2026-07-01  post orders: null
  ! invalid_request: .

# No body counts as an empty object.
2026-07-01  post orders
  ! invalid_request: account
  > available 5000.00
