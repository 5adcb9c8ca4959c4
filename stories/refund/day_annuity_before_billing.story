# Interest that was billed after a first refund goes down in proportion to what was left then.

pricing annuity 14.56%

2026-07-31 10:00  buy o1: 1200.00 in 3
2026-07-31 11:00  refund o1: 600.00
  > plan o1 to come: 204.88 204.88 204.86 with 7.28 4.88 2.46 of fee
2026-08-01 08:00  look
  > statement 2026-08-01 lists o1 1/3 197.60 + 7.28

# Of 600.00 half is left: half of 7.28 is 3.64. 402.40 were to come; less 300.00 they are 102.40 over two terms.
2026-08-01 09:00  refund o1: 300.00
  > statement 2026-08-01 due 2026-08-06: principal 197.60 fee 3.64 penalty 0.00
  > plan o1 to come: 52.13 52.13 with 1.24 0.62 of fee
