# A refund onto an annuity makes a new level payment over the terms not billed yet.

pricing annuity 14.56%

2026-07-01  buy o1: 1200.00 in 3
2026-07-03  refund o1: 600.00
  > plan o1 to come: 204.88 204.88 204.86 with 7.28 4.88 2.46 of fee
2026-07-03  buy o2: 1200.00 in 3
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 197.60 + 7.28, o2 1/3 395.19 + 14.56

# 804.81 are to come; less 300.00 they are 504.81 over two terms.
2026-08-02  refund o2: 300.00
  > plan o2 to come: 257.01 257.01 with 6.13 3.08 of fee
  > statement 2026-08-01 due 2026-08-06: principal 592.79 fee 21.84 penalty 0.00
