# Staff waive a penalty that is owed, in part or whole, and it is owed no more and was never earned.

staff mia: agent

2026-07-01  buy o1: 1000.00
# 0.50 a day from 2026-08-07 on.
2026-08-08  concede c1: 0.40 of penalty of statement 2026-08-01 because complaint as mia
  > conceded c1: 0.40
  > concession c1 granted: 0.40 of 0.40 by mia
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 0.60
  > books penalty_income 0.60
  > books receivable_penalty 0.60
# The next day costs what it costs: 1.50 by now, less 0.40.
2026-08-09  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 1.10
2026-08-09  concede c2: 1.11 of penalty of statement 2026-08-01 because hardship as mia
  ! amount_out_of_range: 0.01 to 1.10
2026-08-09  concede c2: 0.00 of penalty of statement 2026-08-01 because hardship as mia
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-09  concede c2: 1.00 GBP of penalty of statement 2026-08-01 because hardship as mia
  ! currency_mismatch: CNY
2026-08-09  try concede c2: penalty of statement 2026-08-01 because hardship as mia
  > conceded c2: 1.10
2026-08-09  concede c2: penalty of statement 2026-08-01 because hardship as mia
  > conceded c2: 1.10
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 0.00
  > books penalty_income 0.00
  > books receivable_penalty 0.00
2026-08-09  concede c3: penalty of statement 2026-08-01 because hardship as mia
  ! nothing_to_waive
2026-08-09  repay due
  > repaid 1000.00: principal 1000.00
  > statement 2026-08-01 paid
  > books balance
