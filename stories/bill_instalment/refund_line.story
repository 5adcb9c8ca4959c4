# An order that is on its bill in part and in a split bill in part gives of the bill first.

2026-07-01  buy o1: 600.00
2026-08-02  split b1: statement 2026-08-01, 500.00 in 3
  > statement 2026-08-01 leaves o1 100.00
2026-08-03  refund o1: 40.00
  > statement 2026-08-01 leaves o1 60.00
2026-08-03  refund o1: 160.00
  > statement 2026-08-01 paid
  > plan b1 to come: 135.74 135.73 135.73 with 2.40 of fee each

# Two captures of one order in one plan give one after the other.
2026-08-03  authorise o2: 500.00
2026-08-03  capture o2: 200.00
2026-08-03  capture o2: 300.00
2026-09-02  split b2: statement 2026-09-01, 500.00 in 3
  > statement 2026-09-01 leaves b1 1/3 133.34 + 2.40
2026-09-03  refund o2: 350.00
  > plan b2 to come: 50.90 50.90 50.90 with 0.90 of fee each
