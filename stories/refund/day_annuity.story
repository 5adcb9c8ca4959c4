# Within 24 hours the billed interest of an annuity goes down in proportion, too.

pricing annuity 14.56%

# 14.56 × 900 / 1200 are 10.92.
2026-07-31 20:00  buy o1: 1200.00 in 3
2026-08-01 10:00  refund o1: 300.00
  > statement 2026-08-01 due 2026-08-06: principal 395.19 fee 10.92 penalty 0.00
  > plan o1 to come: 257.01 257.01 with 6.13 3.08 of fee
  > books fee_income 10.92

# 14.56 × 600 / 1200 are 7.28.
2026-08-01 11:00  refund o1: 300.00
  > statement 2026-08-01 due 2026-08-06: principal 395.19 fee 7.28 penalty 0.00
2026-08-01 12:00  refund o1
  > refunded o1: 600.00
  > nothing due
  > books fee_income 0.00
