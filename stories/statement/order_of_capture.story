# Lines stand in order of capture; a payment covers the fees line by line, then the principals line by line.

2026-07-01  authorise o1: 10.00
2026-07-02  buy o2: 20.00
2026-07-03  buy o3: 300.00 in 3
2026-07-04  buy o4: 150.00 in 3
2026-07-05  capture o1
2026-08-01  look
  > statement 2026-08-01 lists o2 20.00, o3 1/3 100.00 + 1.80, o4 1/3 50.00 + 0.90, o1 10.00
  > due 182.70 by 2026-08-06
2026-08-02  repay 2.00
  > repaid 2.00: fee 2.00
  > statement 2026-08-01 leaves o2 20.00, o3 1/3 100.00 + 0.00, o4 1/3 50.00 + 0.70, o1 10.00
2026-08-02  repay 30.70
  > repaid 30.70: fee 0.70 principal 30.00
  > statement 2026-08-01 leaves o3 1/3 90.00 + 0.00, o4 1/3 50.00 + 0.00, o1 10.00
2026-08-02  repay due
  > repaid 150.00: principal 150.00
  > statement 2026-08-01 paid

# What was captured first comes first on later statements, too.
2026-08-03  buy o5: 5.00
2026-09-01  look
  > statement 2026-09-01 lists o3 2/3 100.00 + 1.80, o4 2/3 50.00 + 0.90, o5 5.00
