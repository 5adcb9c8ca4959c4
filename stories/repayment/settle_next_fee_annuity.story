# Where Terms ask for the next fee, an annuity is settled for the interest that its next terms would have cost.

pricing annuity 14.56%
early settlement next_fee

# The interest of the terms is 14.56, 9.77 and 4.91. Nothing is billed and three are to come: 14.56 and 9.77.
2026-07-01  buy o1: 1200.00 in 3
2026-07-10  try repay plan o1
  > repaid 1224.33: fee 24.33 principal 1200.00

# 14.56 is billed; two are to come, and the next costs 9.77.
2026-08-02  repay plan o1
  > repaid 1224.33: fee 24.33 principal 1200.00
  > plan o1 done
  > books fee_income 24.33
