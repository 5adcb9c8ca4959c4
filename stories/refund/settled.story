# What was settled early is given back like anything else that was paid.

2026-07-01  buy o1: 1000.00 in 3
2026-08-02  repay plan o1
  > repaid 1006.00: fee 6.00 principal 1000.00
2026-08-10  refund o1: 300.00
  > refunded o1: 300.00
  > credit 300.00
  > plan o1 done
2026-08-10  refund o1
  > refunded o1: 700.00
  > credit 1000.00
  > books fee_income 6.00
