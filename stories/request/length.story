# A body has at most 65,536 bytes.

customer ann
merchant bakery

2026-07-01  post orders of 65537 bytes: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! body_too_long
2026-07-01  post orders of 65536 bytes: {"account": "<account:ann>"}
  ! invalid_request: merchant
  > available 5000.00
