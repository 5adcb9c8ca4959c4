# An account that nobody touched for months stands as if it had been looked at every day.

2026-07-01  buy o1: 1200.00 in 12
2026-12-31  look
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 7.20 penalty 7.35
  > statement 2026-09-01 due 2026-09-06: principal 100.00 fee 7.20 penalty 5.80
  > statement 2026-10-01 due 2026-10-06: principal 100.00 fee 7.20 penalty 4.30
  > statement 2026-11-01 due 2026-11-06: principal 100.00 fee 7.20 penalty 2.75
  > statement 2026-12-01 due 2026-12-06: principal 100.00 fee 7.20 penalty 1.25
  > due 557.45 by 2026-08-06
  > 147 days past due
  > plan o1 to come: 107.20 107.20 107.20 107.20 107.20 107.20 107.20 with 7.20 of fee each
  > books fee_income 36.00
  > books penalty_income 21.45
