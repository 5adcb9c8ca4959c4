# Within 24 hours a refund in part gives a paid fee back in proportion.

2026-07-31 20:00  buy o1: 1000.00 in 3
2026-08-01 10:00  repay due
  > repaid 339.34: fee 6.00 principal 333.34
2026-08-01 11:00  refund o1: 300.00
  > credit 1.80
  > plan o1 to come: 187.53 187.53 with 4.20 of fee each
  > books fee_income 4.20
2026-08-01 12:00  refund o1: 700.00
  > credit 339.34
  > exposure 0.00
  > books fee_income 0.00
