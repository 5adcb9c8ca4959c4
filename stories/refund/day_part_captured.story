# All that was captured is given back whole, even while more of the order is held.

2026-07-31 20:00  authorise o1: 1000.00 in 3
2026-07-31 20:00  capture o1: 400.00
2026-08-01 10:00  refund o1: 400.00
  > nothing due
  > books fee_income 0.00
  > order o1 part_refunded: authorised 1000.00 captured 400.00 refunded 400.00
  > held 600.00
2026-08-01 11:00  capture o1
  > captured o1: 600.00 as 203.60 203.60 203.60 with 3.60 of fee each
