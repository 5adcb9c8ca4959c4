# A split bill keeps the rules of its own Terms, those of the day it was split, whatever its orders were made under.
# Here a refund makes its last terms smaller, and gives back of billed fees in proportion.

2026-07-01  buy o1: 600.00
2026-07-02  propose late: refund onto last_terms, fee on refund pro_rata, pricing flat 0.5%, from 2026-08-02 as mia
2026-07-02  approve late as kim
2026-08-02  split b1: statement 2026-08-01 in 3
  > split b1: 600.00 as 203.00 203.00 203.00 with 3.00 of fee each, 8.98% a year
# 300.00 are left, in the first two terms; the fee is on 300.00.
2026-08-10  refund o1: 300.00
  > plan b1 to come: 201.50 101.50 with 1.50 of fee each
2026-09-02  repay due
  > repaid 201.50: fee 1.50 principal 200.00
# Of 300.00 half is refunded: 100.00 to come, and 50.00 of what was paid; and 0.75 of the fee that was paid go back.
2026-09-02  refund o1: 150.00
  > plan b1 done
  > credit 50.75
