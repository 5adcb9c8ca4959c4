# A hardship plan may bear interest, within the cost ceiling; who gets out of it sooner pays none of what is to come.

early settlement next_fee

2026-07-01  buy o1: 1200.00
2026-08-02  hardship h1 in 12 at 24% because other
  ! cost_ceiling_exceeded: 26.8232% a year
2026-08-02  hardship h1 in 12 at 100.0001% because other
  ! rate_out_of_range: at most 100%
# 14.56% of 1200.00 a year: the level payment is 108.07, of which 14.56 are the first month's interest.
2026-08-02  hardship h1 in 12 at 14.56% because other
  > replanned h1: 1200.00 as 108.07 108.07 108.07 108.07 108.07 108.07 108.07 108.07 108.07 108.07 108.07 107.95 with 14.56 13.43 12.28 11.11 9.94 8.75 7.54 6.32 5.09 3.84 2.57 1.29 of fee, 14.56% a year
  > statement 2026-08-01 paid
2026-09-01  look
  > due 108.07 by 2026-09-06
2026-09-01  repay due
  > repaid 108.07: fee 14.56 principal 93.51
2026-09-01  repay plan h1
  > repaid 1106.49: principal 1106.49
  > books fee_income 14.56
  > exposure 0.00
