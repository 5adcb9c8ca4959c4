# Of a plan with a paid instalment, what is to come is given back first, then what was paid; a billed fee stays paid.

2026-07-01  buy o1: 1000.00 in 3
2026-08-02  repay due
  > repaid 339.34: fee 6.00 principal 333.34
2026-08-10  refund o1: 800.00
  > plan o1 done
  > exposure 0.00
  > credit 133.34
2026-08-11  refund o1
  > refunded o1: 200.00
  > credit 333.34
  > books fee_income 6.00
