# A part refunded before the fee is billed is not counted again when more is refunded after.

# 0.6% of 700.00 are billed; with 400.00 left the fee is 2.40.
2026-07-31 20:00  buy o1: 1000.00 in 3
2026-07-31 21:00  refund o1: 300.00
2026-08-01 09:00  look
  > statement 2026-08-01 lists o1 1/3 233.34 + 4.20
2026-08-01 10:00  refund o1: 300.00
  > statement 2026-08-01 due 2026-08-06: principal 233.34 fee 2.40 penalty 0.00
  > plan o1 to come: 85.73 85.73 with 2.40 of fee each
