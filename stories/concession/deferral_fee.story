# The fee of a deferral is waived after the fees of the lines.

staff mia: agent

2026-07-01  buy o1: 1200.00 in 3
# 400.00 for 10 days at 400 ppm cost 1.60; the term costs 7.20.
2026-08-02  defer statement 2026-08-01 for 10 days
  > deferred 2026-08-06 to 2026-08-16 for 1.60
2026-08-02  concede c1: 8.00 of fee of statement 2026-08-01 because hardship as mia
  > conceded c1: 8.00
  > statement 2026-08-01 leaves o1 1/3 400.00 + 0.00
  > statement 2026-08-01 due 2026-08-16: principal 400.00 fee 0.80 penalty 0.00
  > books fee_income 0.80
2026-08-03  reverse concession c1 because mistake as mia
  > reversed c1: 8.00
  > statement 2026-08-01 due 2026-08-16: principal 400.00 fee 8.80 penalty 0.00
  > books fee_income 8.80
