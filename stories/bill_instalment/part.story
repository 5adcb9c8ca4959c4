# Less than all of a bill can be split: its purchases join the plan in order of capture, and the rest is paid or split again.

2026-07-01  buy o1: 600.00
2026-07-02  buy o2: 400.00
2026-08-02  quote statement 2026-08-01: 240.00
  > in 3: 81.44 81.44 81.44 with 1.44 of fee each, 10.77% a year
  > in 6: 41.44 41.44 41.44 41.44 41.44 41.44 with 1.44 of fee each, 12.24% a year
  > in 9: 28.11 28.11 28.11 28.11 28.11 28.11 28.10 28.10 28.10 with 1.44 of fee each, 12.78% a year
  > in 12: 21.44 21.44 21.44 21.44 21.44 21.44 21.44 21.44 21.44 21.44 21.44 21.44 with 1.44 of fee each, 13.03% a year
  > in 24: 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 11.44 with 1.44 of fee each, 13.27% a year
2026-08-02  split b1: statement 2026-08-01, 500.00 in 3
  > split b1: 500.00 as 169.67 169.67 169.66 with 3.00 of fee each, 10.77% a year
  > statement 2026-08-01 leaves o1 100.00, o2 400.00
2026-08-03  repay 50.00
2026-08-03  split b2: statement 2026-08-01, 150.00 in 3
  > split b2: 150.00 as 50.90 50.90 50.90 with 0.90 of fee each, 10.77% a year
  > statement 2026-08-01 leaves o2 300.00
2026-08-06  repay due
  > repaid 300.00: principal 300.00
  > statement 2026-08-01 paid
2026-09-01  look
  > statement 2026-09-01 lists b1 1/3 166.67 + 3.00, b2 1/3 50.00 + 0.90
  > exposure 650.00
