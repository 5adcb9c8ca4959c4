# The subsidy of an annuity is its interest; the customer pays equal parts of the price.

pricing annuity 14.56%
bearer merchant

# 14.56 + 9.77 + 4.91 are 29.24.
2026-07-01  buy o1: 1200.00 in 3
  > authorised o1: 400.00 400.00 400.00 without fee, 0.00% a year
  > merchant merchant owed 1170.76
  > books deferred_subsidy 29.24
2026-08-01  look
  > books fee_income 14.56
2026-09-01  look
  > books fee_income 24.33
  > books deferred_subsidy 4.91
