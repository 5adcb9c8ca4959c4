# An API key is needed; a merchant's reaches that merchant's own orders, and nothing else.

customer ann
merchant bakery
merchant shop

2026-07-01  post orders as nobody: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! unauthenticated
2026-07-01  get accounts/<account:ann> as nobody
  ! unauthenticated
2026-07-01  post orders as shop: {"account": "<account:ann>", "merchant": "<merchant:bakery>", "amount": {"amount": 1000, "currency": "CNY"}, "method": {"type": "pay_later"}}
  ! forbidden
2026-07-01  post accounts/<account:ann>/repayments as bakery: {"target": {"type": "due"}}
  ! forbidden
2026-07-01  get books as bakery
  ! forbidden
2026-07-01  post clock as bakery: {"to": "2026-08-01T00:00:00Z"}
  ! forbidden
  > available 5000.00
