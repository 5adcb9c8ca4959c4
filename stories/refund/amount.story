# At most what was captured and not refunded yet can be refunded.

2026-07-01  buy o1: 100.00
2026-07-02  refund o1: 100.01
  ! refund_exceeds_captured: 100.00 refundable
2026-07-02  refund o1: 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-02  refund o1: 10000000000.00
  ! refund_exceeds_captured: 100.00 refundable
2026-07-02  refund o1: 99.99
2026-07-02  refund o1: 0.02
  ! refund_exceeds_captured: 0.01 refundable
2026-07-02  refund o1
  > refunded o1: 0.01
2026-07-02  refund o1
  ! refund_exceeds_captured: 0.00 refundable
2026-07-02  refund o1: 0.01
  ! refund_exceeds_captured: 0.00 refundable

# What is only held is voided, not refunded.
2026-07-03  authorise o2: 100.00
2026-07-03  refund o2: 1.00
  ! refund_exceeds_captured: 0.00 refundable
2026-07-03  refund o2
  ! refund_exceeds_captured: 0.00 refundable
2026-07-03  capture o2: 40.00
2026-07-03  refund o2: 40.01
  ! refund_exceeds_captured: 40.00 refundable
