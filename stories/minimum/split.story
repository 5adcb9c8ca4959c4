# What is split into instalments does not revolve, and the minimum is asked of the rest; what is carried over can be split, too.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-02  split b1: statement 2026-08-01, 400.00 in 3
  > statement 2026-08-01 minimum 60.00: 60.00 to pay
2026-08-06  repay 60.00
# 25 days of 540.00.
2026-09-01  look
  > statement 2026-09-01 lists o1 540.00, interest 6.75, b1 1/3 133.34 + 2.40
  > statement 2026-09-01 minimum 196.49: 196.49 to pay
2026-09-02  split b2: statement 2026-09-01 in 3
  > split b2: 540.00 as 183.24 183.24 183.24 with 3.24 of fee each, 10.77% a year
  > statement 2026-09-01 minimum 142.49: 142.49 to pay
2026-09-06  repay due
  > repaid 142.49: fee 9.15 principal 133.34
2026-10-01  look
  > statement 2026-10-01 lists b1 2/3 133.33 + 2.40, b2 1/3 180.00 + 3.24
