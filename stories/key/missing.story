# What may not happen twice needs an idempotency key, of 1 to 255 letters.

customer ann
merchant bakery

2026-07-01  post orders under no key: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! idempotency_key_missing
2026-07-01  post orders under a key of 0 letters: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! idempotency_key_invalid
2026-07-01  post orders under a key of 256 letters: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! idempotency_key_invalid
2026-07-01  post orders under a key of 255 letters: {"account": "<account:ann>"}
  ! invalid_request: merchant
2026-07-01  post customers under no key
  ! idempotency_key_missing
  > available 5000.00
