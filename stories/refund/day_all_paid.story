# Within 24 hours a fee that was paid is given back, too: it pays what else is open, and the rest becomes credit balance.

2026-07-20  buy o0: 50.00
2026-07-31 20:00  buy o1: 1000.00 in 3
2026-08-01 10:00  repay 345.00
  > repaid 345.00: fee 6.00 principal 339.00
  > statement 2026-08-01 leaves o1 1/3 44.34 + 0.00

# 666.66 are to come and 44.34 open: 289.00 of principal and 6.00 of fee were paid.
2026-08-01 12:00  refund o1
  > refunded o1: 1000.00
  > nothing due
  > exposure 0.00
  > credit 295.00
  > books fee_income 0.00
  > books bank 345.00
