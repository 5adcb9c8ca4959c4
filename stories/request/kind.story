# A body is sent as JSON.

customer ann
merchant bakery

2026-07-01  post orders in text/plain: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! unsupported_media_type
2026-07-01  post orders in application/x-www-form-urlencoded: account=1
  ! unsupported_media_type
2026-07-01  post orders in application/jsonx: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! unsupported_media_type
  > available 5000.00
