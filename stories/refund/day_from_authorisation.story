# The 24 hours count from the authorisation, not from the capture.

2026-07-31 00:00:01  authorise o1: 1000.00 in 3
2026-07-31 00:00:01  authorise o2: 1000.00 in 3
2026-07-31 23:00  capture o1
2026-07-31 23:00  capture o2
2026-08-01 00:00  refund o1
  > refunded o1: 1000.00
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 6.00 penalty 0.00
2026-08-01 00:00:01  refund o2
  > refunded o2: 1000.00
  > statement 2026-08-01 due 2026-08-06: principal 0.00 fee 6.00 penalty 0.00
