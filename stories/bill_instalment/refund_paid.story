# What was paid of a split bill is given back last, when an order of it is refunded: it pays what else is open, and becomes credit balance.

2026-07-01  buy o1: 600.00
2026-07-02  buy o2: 400.00
2026-08-02  split b1: statement 2026-08-01 in 3
2026-09-02  repay due
  > repaid 339.34: fee 6.00 principal 333.34
2026-09-02  buy o3: 50.00
# o1 has 600.00 in it, of 666.66 to come: 66.66 are left, of which no cent is of o1.
2026-09-02  refund o1
  > plan b1 to come: 35.73 35.73 with 2.40 of fee each
  > credit 0.00
  > exposure 116.66
# Of o2, 66.66 are to come and 333.34 were paid.
2026-09-02  refund o2
  > plan b1 done
  > credit 333.34
  > exposure 50.00
2026-10-01  look
  > statement 2026-10-01 paid
  > credit 283.34
