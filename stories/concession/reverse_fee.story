# A fee that is owed again is on its line again, among the open statements in their order.

staff mia: agent

2026-07-01  buy o1: 1200.00 in 3
2026-08-02  concede c1: 7.00 of fee of statement 2026-08-01 because complaint as mia
  > conceded c1: 7.00
2026-08-03  repay 400.20
  > repaid 400.20: fee 0.20 principal 400.00
  > statement 2026-08-01 paid
2026-09-02  reverse concession c1 because mistake as mia
  > reversed c1: 7.00
  > statement 2026-08-01 leaves o1 1/3 0.00 + 7.00
  > due 414.20 by 2026-08-06
  > books fee_income 14.40
2026-09-02  repay due
  > repaid 414.20: fee 14.20 principal 400.00
  > nothing due
