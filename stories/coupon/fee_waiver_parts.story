# Of an order that is captured in parts a waiver pays each part's fees, never more than was reserved; what is voided frees its part.

merchant shop

2026-07-01  campaign c1: fees waived funded by platform, budget 18.00, until 2026-07-31
2026-07-01  authorise o1: 1000.00 using c1 in 3
  > campaign c1: reserved 18.00
2026-07-01  capture o1: 333.33
  > campaign c1: reserved 12.00 spent 6.00
2026-07-01  void o1: 333.33
  > campaign c1: reserved 6.00 spent 6.00 left 6.00
2026-07-01  capture o1
  > coupon c1 of o1: authorised 18.00 captured 12.00 voided 6.00
  > campaign c1: spent 12.00 left 6.00
  > books deferred_subsidy 12.00
  > books balance
