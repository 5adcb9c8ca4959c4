# A merchant pays its discount on each captured amount, rounded once; what is only held costs nothing.

discount 2%

2026-07-01  authorise o1: 1.49
  > merchant merchant owed 0.00
2026-07-01  capture o1: 0.74
  > merchant merchant: captured 0.74 discount 0.01
2026-07-01  capture o1: 0.75
  > merchant merchant: captured 1.49 discount 0.03
  > merchant merchant owed 1.46
  > books discount_income 0.03
  > books merchant_payable 1.46
2026-07-01  buy o2: 0.24
  > merchant merchant: captured 1.73 discount 0.03
2026-07-01  buy o3: 0.25
  > merchant merchant: captured 1.98 discount 0.04
