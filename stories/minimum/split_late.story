# What revolves already can be split only once the next statement lists it.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-06  repay 100.00
2026-08-07  split b1: statement 2026-08-01 in 3
  ! split_too_late: until 2026-08-05
2026-09-02  split b1: statement 2026-09-01 in 3
  > split b1: 900.00 as 305.40 305.40 305.40 with 5.40 of fee each, 10.77% a year
2026-09-06  repay due
  > repaid 11.25: fee 11.25
  > nothing due
