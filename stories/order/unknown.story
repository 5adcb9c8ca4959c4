# What is not there, or is somebody else's, is not found.

customer ann
customer ben
merchant shop
merchant bakery

2026-07-01  buy o1: 5.00 by unknown
  ! account_not_found
2026-07-01  buy o2: 5.00 at unknown
  ! merchant_not_found
2026-07-01  quote 500.00 by unknown
  ! account_not_found
2026-07-01  capture unknown
  ! order_not_found
2026-07-01  void unknown: 1.00
  ! order_not_found
2026-07-01  refund unknown
  ! order_not_found

# An order is not there for a merchant that did not sell it.
2026-07-01  authorise o3: 5.00 at shop
2026-07-01  capture o3 as bakery
  ! order_not_found
2026-07-01  void o3 as bakery
  ! order_not_found
2026-07-01  capture o3 as shop
  > captured o3: 5.00
2026-07-01  refund o3 as bakery
  ! order_not_found
  > order o3 captured: authorised 5.00 captured 5.00
