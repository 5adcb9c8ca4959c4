# What is captured before the cycle day begins is on its statement; what is captured on it waits a month.

cycle day 10

2026-07-09 23:59:59  buy o1: 1.00
2026-07-10 00:00  buy o2: 2.00
  > statement 2026-07-10 due 2026-07-15: principal 1.00 fee 0.00 penalty 0.00
  > statement 2026-07-10 lists o1 1.00
2026-07-10 00:00  buy o3: 300.00 in 3
2026-07-15  repay due
2026-08-09 23:59:59  look
  > no statement 2026-08-10
2026-08-10 00:00  look
  > statement 2026-08-10 lists o2 2.00, o3 1/3 100.00 + 1.80
  > due 103.80 by 2026-08-15
