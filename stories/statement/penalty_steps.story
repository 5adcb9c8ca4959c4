# When the principal changes in between, each day costs what was open as it began; splitting the time changes no total.

2026-07-01  buy o1: 1000.00
2026-08-16  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 5.00

# Ten days of 1000.00 are 5.00; seven of 500.00 are 1.75.
2026-08-16  repay 505.00
  > repaid 505.00: penalty 5.00 principal 500.00
  > statement 2026-08-01 due 2026-08-06: principal 500.00 fee 0.00 penalty 0.00
2026-08-23  look
  > statement 2026-08-01 due 2026-08-06: principal 500.00 fee 0.00 penalty 1.75
2026-08-23  repay 401.75
  > repaid 401.75: penalty 1.75 principal 400.00
2026-08-23  repay 66.67
  > repaid 66.67: principal 66.67

# 33.33 cost 1.6665 cents a day, so one day comes to 2, two to 3, three to 5 and four to 7, whenever one looks or pays.
2026-08-24  look
  > statement 2026-08-01 due 2026-08-06: principal 33.33 fee 0.00 penalty 0.02
2026-08-24  repay 0.02
  > repaid 0.02: penalty 0.02
2026-08-25  look
  > statement 2026-08-01 due 2026-08-06: principal 33.33 fee 0.00 penalty 0.01
2026-08-26  repay 0.03
  > repaid 0.03: penalty 0.03
2026-08-27  look
  > statement 2026-08-01 due 2026-08-06: principal 33.33 fee 0.00 penalty 0.02
2026-08-27  repay due
  > repaid 33.35: penalty 0.02 principal 33.33
  > nothing due
  > books penalty_income 6.82
