# Goodwill is credit balance, and an expense; it pays the next statement.

staff mia: agent

2026-07-01  buy o1: 100.00
2026-07-05  concede c1: goodwill 20.00 for o1 because service_failure as mia
  > conceded c1: 20.00
  > concession c1 granted: 20.00 of 20.00 by mia
  > credit 20.00
  > books goodwill 20.00
  > books credit_balance 20.00
2026-08-01  look
  > due 80.00 by 2026-08-06
  > credit 0.00
  > books goodwill 20.00
  > books balance
2026-08-01  concede c2: goodwill 0.00 because retention as mia
  ! amount_out_of_range: 0.01 to 10000000000.00
