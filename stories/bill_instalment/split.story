# The customer splits a bill: its purchases become a plan whose first term joins the next statement, and are settled on the bill at once.

2026-07-01  buy o1: 600.00
2026-07-02  buy o2: 400.00
2026-07-03  buy o3: 300.00 in 3
2026-08-02  look
  > statement 2026-08-01 lists o1 600.00, o2 400.00, o3 1/3 100.00 + 1.80
  > available 3700.00

# Due on the 6th of September, October and November: in 35, 65 and 96 days. An instalment is not split again, so 1000.00 can be.
2026-08-02  quote statement 2026-08-01
  > in 3: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year, 10.49% effective
  > in 6: 172.67 172.67 172.67 172.67 172.66 172.66 with 6.00 of fee each, 12.24% a year
  > in 9: 117.12 117.11 117.11 117.11 117.11 117.11 117.11 117.11 117.11 with 6.00 of fee each, 12.78% a year
  > in 12: 89.34 89.34 89.34 89.34 89.33 89.33 89.33 89.33 89.33 89.33 89.33 89.33 with 6.00 of fee each, 13.03% a year
  > in 24: 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.66 47.66 47.66 47.66 47.66 47.66 47.66 47.66 with 6.00 of fee each, 13.27% a year
2026-08-02  try split b1: statement 2026-08-01 in 3
  > split b1: 1000.00 as 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year
  > due 1101.80 by 2026-08-06
2026-08-02  split b1: statement 2026-08-01 in 3
  > split b1: 1000.00 as 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year, 10.49% effective
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 1.80 penalty 0.00
  > statement 2026-08-01 leaves o3 1/3 100.00 + 1.80
  > plan b1 to come: 339.34 339.33 339.33 with 6.00 of fee each
  > available 3700.00
  > books receivable_principal 1300.00
  > books fee_income 1.80
2026-08-06  repay due
  > repaid 101.80: fee 1.80 principal 100.00
  > statement 2026-08-01 paid

2026-09-01  look
  > statement 2026-09-01 lists o3 2/3 100.00 + 1.80, b1 1/3 333.34 + 6.00
  > due 441.14 by 2026-09-06
  > books fee_income 9.60
2026-09-01  repay due
# A missed instalment of it is late like any other: 333.33 for a day at 500 ppm are 0.17, 100.00 of o3 0.05.
2026-10-07  look
  > 1 day past due
  > statement 2026-10-01 due 2026-10-06: principal 433.33 fee 7.80 penalty 0.22
2026-10-07  repay due
2026-11-01  look
  > statement 2026-11-01 lists b1 3/3 333.33 + 6.00
  > plan b1 done
2026-11-06  repay due
  > exposure 0.00
  > books receivable_principal 0.00
