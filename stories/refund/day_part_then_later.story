# What is refunded after 24 hours leaves the fee as the earlier part left it.

2026-07-31 20:00  buy o1: 1000.00 in 3
2026-08-01 19:59:59  refund o1: 300.00
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 4.20 penalty 0.00
2026-08-01 20:00  refund o1: 700.00
  > statement 2026-08-01 due 2026-08-06: principal 0.00 fee 4.20 penalty 0.00
  > plan o1 done
  > books fee_income 4.20
