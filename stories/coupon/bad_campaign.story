# A campaign that cannot be is refused, and a coupon that nobody gives, too.

customer ann
merchant shop

2026-07-01  campaign c1: 0.00 off funded by platform, budget 5.00, until 2026-07-31
  ! amount_out_of_range: 0.01 to 5.00
2026-07-01  campaign c1: 5.01 off funded by platform, budget 5.00, until 2026-07-31
  ! amount_out_of_range: 0.01 to 5.00
2026-07-01  campaign c1: 5.00 off funded by platform, budget 0.00, until 2026-07-31
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  campaign c1: 5.00 off funded by platform, budget 5.00, until 2026-06-30
  ! date_out_of_range: 2026-07-01 to 2028-07-02
2026-07-01  campaign c1: 5.00 off funded by platform, budget 5.00, until 2026-07-31, from 2026-06-30
  ! date_out_of_range: 2026-07-01 to 2028-07-02
2026-07-01  campaign c1: 5.00 off funded by platform, budget 5.00, until 2026-07-31, 0 uses
  ! uses_out_of_range: 3000
2026-07-01  campaign c1: 5.00 off funded by platform, budget 5.00, until 2026-07-31, 3001 uses
  ! uses_out_of_range: 3000
2026-07-01  campaign c1: 5.00 off funded by merchant unknown, budget 5.00, until 2026-07-31
  ! merchant_not_found
2026-07-01  campaign c1: 5.00 GBP off funded by platform, budget 5.00, until 2026-07-31
  ! currency_mismatch: CNY
2026-07-01  try campaign c1: 5.00 off funded by platform, budget 5.00, until 2026-07-31
  > created c1
2026-07-01  end unknown
  ! coupon_not_found
2026-07-01  buy o1: 50.00 using unknown
  ! coupon_not_found
2026-07-01  buy o2: 50.00 using c1
  ! coupon_not_found
  > exposure 0.00

# What is no request for one.
2026-07-01  post campaigns: {"name": "", "benefit": {"type": "instant_discount", "amount": {"amount": 500, "currency": "CNY"}}, "funder": {"type": "platform"}, "to": "2026-07-31", "per_customer": 1, "budget": {"amount": 500, "currency": "CNY"}}
  ! invalid_request: name
2026-07-01  post campaigns: {"name": "A", "benefit": {"type": "instant_discount", "amount": {"amount": 500, "currency": "CNY"}}, "funder": {"type": "other", "name": " "}, "to": "2026-07-31", "per_customer": 1, "budget": {"amount": 500, "currency": "CNY"}}
  ! invalid_request: funder.name
2026-07-01  post campaigns: {"name": "A", "benefit": {"type": "instant_discount", "amount": {"amount": 500, "currency": "CNY"}}, "funder": {"type": "platform"}, "to": "2026-02-30", "per_customer": 1, "budget": {"amount": 500, "currency": "CNY"}}
  ! invalid_request: to
2026-07-01  post campaigns: {"name": "A", "benefit": {"type": "instant_discount", "amount": {"amount": 500, "currency": "CNY"}}, "funder": {"type": "platform"}, "to": "2026-07-31", "per_customer": 1, "budget": {"amount": 500, "currency": "CNY"}, "categories": ["Food"]}
  ! invalid_request: categories
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:shop>", "amount": {"amount": 5000, "currency": "CNY"}, "method": {"type": "pay_later"}, "category": "Food"}
  ! invalid_request: category
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:shop>", "amount": {"amount": 5000, "currency": "CNY"}, "method": {"type": "pay_later"}, "coupons": ["cpn_1"]}
  ! coupon_not_found
2026-07-01  post orders: {"account": "<account:ann>", "merchant": "<merchant:shop>", "amount": {"amount": 5000, "currency": "CNY"}, "method": {"type": "pay_later"}, "coupons": ["a", "b", "c", "d", "e"]}
  ! invalid_request: coupons
2026-07-01  post campaigns as shop: {"name": "A", "benefit": {"type": "instant_discount", "amount": {"amount": 500, "currency": "CNY"}}, "funder": {"type": "platform"}, "to": "2026-07-31", "per_customer": 1, "budget": {"amount": 500, "currency": "CNY"}}
  ! forbidden
