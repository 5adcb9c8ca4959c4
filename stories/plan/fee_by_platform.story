# A plan whose fees the platform bears is free of interest, and costs the platform each fee as its term is billed.

merchant shop: discount 2%, bearer platform

2026-07-01  buy o1: 1000.00 in 3
  > authorised o1: 333.34 333.33 333.33 without fee, 0.00% a year
  > merchant shop: captured 1000.00 discount 20.00
  > books subsidy_expense 0.00
2026-08-01  look
  > books subsidy_expense 6.00
  > books fee_income 6.00
  > books deferred_subsidy 0.00
2026-08-05  repay plan o1
  > repaid 1000.00: principal 1000.00
  > plan o1 done
2026-09-02  look
  > books subsidy_expense 6.00
  > books fee_income 6.00
