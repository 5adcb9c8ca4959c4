# Fees are waived line by line, in the order of the statement.

staff mia: agent

# 7.20 and 3.60 a term.
2026-07-01  buy o1: 1200.00 in 3
2026-07-02  buy o2: 600.00 in 3
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 400.00 + 7.20, o2 1/3 200.00 + 3.60
  > books fee_income 10.80
2026-08-01  concede c1: 9.00 of fee of statement 2026-08-01 because system_error as mia
  > conceded c1: 9.00
  > statement 2026-08-01 leaves o1 1/3 400.00 + 0.00, o2 1/3 200.00 + 1.80
  > books fee_income 1.80
  > books receivable_fee 1.80
# What is not billed yet is as it was.
2026-09-01  look
  > statement 2026-09-01 lists o1 2/3 400.00 + 7.20, o2 2/3 200.00 + 3.60
