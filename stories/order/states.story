# The state of an order follows from its amounts.

2026-07-01  authorise o1: 10.00
  > order o1 authorised: authorised 10.00
2026-07-01  capture o1: 4.00
  > order o1 part_captured: authorised 10.00 captured 4.00

# Refunded is only what holds nothing any more.
2026-07-01  refund o1
  > refunded o1: 4.00
  > order o1 part_refunded: authorised 10.00 captured 4.00 refunded 4.00
2026-07-01  capture o1: 5.00
  > order o1 part_refunded: authorised 10.00 captured 9.00 refunded 4.00
2026-07-01  void o1
  > order o1 part_refunded: authorised 10.00 captured 9.00 voided 1.00 refunded 4.00
2026-07-01  refund o1: 5.00
  > order o1 refunded: authorised 10.00 captured 9.00 voided 1.00 refunded 9.00

2026-07-02  buy o2: 10.00
  > order o2 captured: authorised 10.00 captured 10.00
2026-07-02  refund o2: 3.00
  > order o2 part_refunded: authorised 10.00 captured 10.00 refunded 3.00
2026-07-02  refund o2: 7.00
  > order o2 refunded: authorised 10.00 captured 10.00 refunded 10.00

2026-07-03  authorise o3: 10.00
2026-07-03  void o3
  > order o3 voided: authorised 10.00 voided 10.00

2026-07-03  authorise o4: 10.00
2026-07-04  void o4: 3.00
2026-07-10  look
  > order o4 voided: authorised 10.00 voided 3.00 expired 7.00
2026-07-11  authorise o5: 10.00
2026-07-18  look
  > order o5 expired: authorised 10.00 expired 10.00
