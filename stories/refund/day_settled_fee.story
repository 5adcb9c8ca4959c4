# Within 24 hours what it cost to settle a plan early is given back like every fee: all of it with the whole order, in proportion with a part of it.

early settlement next_fee

# Three terms are to come: settling costs two fees of 6.00.
2026-07-31 20:00  buy o1: 1000.00 in 3
2026-07-31 21:00  repay plan o1
  > repaid 1012.00: fee 12.00 principal 1000.00
2026-08-01 12:00  refund o1
  > refunded o1: 1000.00
  > credit 1012.00
  > books fee_income 0.00

# A quarter of the order takes a quarter of the fee with it; the rest of the order takes the rest.
2026-08-01 13:00  buy o2: 1000.00 in 3
2026-08-01 14:00  repay plan o2
  > repaid 1012.00: fee 12.00 principal 1000.00
2026-08-02 12:00  refund o2: 250.00
  > credit 1265.00
  > books fee_income 9.00
2026-08-02 12:59:59  refund o2: 750.00
  > credit 2024.00
  > books fee_income 0.00
