# Of several captures, what is not billed gives first, then what is billed and unpaid on the oldest statement.

2026-07-30  authorise o1: 130.00
2026-07-30  capture o1: 40.00
2026-08-02  capture o1: 60.00
2026-08-03  refund o1: 70.00
  > refunded o1: 70.00
  > order o1 part_refunded: authorised 130.00 captured 100.00 refunded 70.00
  > statement 2026-08-01 leaves o1 30.00
  > exposure 60.00
  > held 30.00
2026-08-03  refund o1: 30.01
  ! refund_exceeds_captured: 30.00 refundable
2026-08-04  capture o1
  > captured o1: 30.00
  > order o1 part_refunded: authorised 130.00 captured 130.00 refunded 70.00

# On two open statements the older one gives first: 27 days of 30.00 have cost 0.405, shown as 0.41.
2026-09-02  refund o1: 40.00
  > statement 2026-08-01 due 2026-08-06: principal 0.00 fee 0.00 penalty 0.41
  > statement 2026-09-01 due 2026-09-06: principal 20.00 fee 0.00 penalty 0.00
  > statement 2026-09-01 leaves o1/3 20.00
