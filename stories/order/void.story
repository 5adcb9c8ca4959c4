# To void an order releases what it holds, whole or in part, and frees the line at once.

2026-07-01  authorise o1: 10.00
2026-07-01  void o1: 4.00
  > voided o1: 4.00
  > order o1 authorised: authorised 10.00 voided 4.00
  > held 6.00
  > available 4994.00
2026-07-01  void o1: 6.01
  ! amount_out_of_range: 0.01 to 6.00
2026-07-01  void o1: 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-02  void o1
  > voided o1: 6.00
  > order o1 voided: authorised 10.00 voided 10.00
  > held 0.00
  > available 5000.00

# To be voided is what it is already.
2026-07-03  void o1
  > already so
2026-07-03  void o1: 1.00
  ! not_voidable: voided
2026-07-03  capture o1
  ! not_capturable: voided
2026-07-03  capture o1: 1.00
  ! not_capturable: voided
2026-07-03  refund o1: 1.00
  ! refund_exceeds_captured: 0.00 refundable

# What was captured is not voided any more: the rest is.
2026-07-03  authorise o2: 10.00
2026-07-04  capture o2: 4.00
2026-07-05  void o2
  > voided o2: 6.00
  > order o2 captured: authorised 10.00 captured 4.00 voided 6.00
  > exposure 4.00

# Its rest is voided already, so to void it again succeeds, too.
2026-07-05  void o2
  > already so
2026-07-05  void o2: 1.00
  ! not_voidable: captured
2026-07-05  capture o2: 1.00
  ! not_capturable: captured
2026-07-05  buy o3: 7.00
2026-07-05  void o3
  ! not_voidable: captured
