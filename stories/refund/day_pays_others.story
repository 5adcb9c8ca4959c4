# A fee given back within 24 hours pays another open line before it becomes credit balance.

customer ann
merchant shop

2026-07-31 20:00  buy o1: 1000.00 in 3
2026-07-31 21:00  buy o2: 300.00 in 3
2026-08-01 10:00  repay 340.00
  > repaid 340.00: fee 7.80 principal 332.20
  > statement 2026-08-01 leaves o1 1/3 1.14 + 0.00, o2 1/3 100.00 + 0.00
2026-08-01 12:00  refund o1
  > statement 2026-08-01 paid
  > credit 238.20
  > exposure 200.00
  > plan o2 to come: 101.80 101.80 with 1.80 of fee each
  > books fee_income 1.80
