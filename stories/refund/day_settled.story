# Within 24 hours a plan that was settled early is given back with the fee it had been billed.

2026-07-31 20:00  buy o1: 1000.00 in 3
2026-08-01 10:00  repay plan o1
  > repaid 1006.00: fee 6.00 principal 1000.00
2026-08-01 12:00  refund o1: 500.00
  > credit 503.00
2026-08-01 12:00  refund o1: 500.00
  > credit 1006.00
  > order o1 refunded: authorised 1000.00 captured 1000.00 refunded 1000.00
  > books fee_income 0.00
