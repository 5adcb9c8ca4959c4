# Where a refund leaves fewer cents to come than terms, a term without principal does not come, and its fee neither.

# 666.66 are to come over two terms; 0.01 is left of it. 0.6% of the 333.35 that are not refunded are 2.00.
2026-07-01  buy o1: 1000.00 in 3
2026-08-02  refund o1: 666.65
  > plan o1 to come: 2.01 with 2.00 of fee each
  > exposure 333.35
2026-09-01  look
  > statement 2026-09-01 lists o1 2/3 0.01 + 2.00
  > plan o1 done
2026-10-01  look
  > no statement 2026-10-01
  > books fee_income 8.00
