# From 86,400 seconds after the authorisation on, a billed fee stays.

2026-07-31 20:00  buy o1: 1000.00 in 3
2026-08-01 20:00  refund o1
  > refunded o1: 1000.00
  > statement 2026-08-01 due 2026-08-06: principal 0.00 fee 6.00 penalty 0.00
  > plan o1 done
  > exposure 0.00
  > books fee_income 6.00
