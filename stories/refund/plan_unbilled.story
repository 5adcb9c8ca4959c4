# A refund onto a plan makes all its unbilled terms smaller alike, and their fee with them; what is billed stays as it is.

2026-07-01  buy o1: 1000.00 in 3

# 700.00 are split anew over three terms, with 0.6% of 700.00 each.
2026-07-03  refund o1: 300.00
  > refunded o1: 300.00
  > plan o1 to come: 237.54 237.53 237.53 with 4.20 of fee each
  > exposure 700.00
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 233.34 + 4.20

# 466.66 are not billed; less 100.00 they are 183.33 twice, and the fee is 0.6% of 600.00.
2026-08-02  refund o1: 100.00
  > plan o1 to come: 186.93 186.93 with 3.60 of fee each
  > statement 2026-08-01 due 2026-08-06: principal 233.34 fee 4.20 penalty 0.00
2026-08-02  refund o1: 0.01
  > plan o1 to come: 186.93 186.92 with 3.60 of fee each
2026-09-01  look
  > statement 2026-09-01 lists o1 2/3 183.33 + 3.60
2026-09-02  refund o1: 83.32
  > plan o1 to come: 103.10 with 3.10 of fee each
2026-10-01  look
  > statement 2026-10-01 lists o1 3/3 100.00 + 3.10
  > plan o1 done
