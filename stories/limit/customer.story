# A customer may lower the limit in both its parts, down to nothing, and never raises it.

2026-07-01  temporary limit 1000.00 until 2026-08-31 because review
  > limit changed: 5000.00 to 6000.00
2026-07-02  limit to 5000.01 because customer_request
  ! limit_only_lowered
2026-07-02  temporary limit 1000.01 until 2026-08-31 because customer_request
  ! limit_only_lowered
2026-07-02  temporary limit 1000.00 until 2026-09-01 because customer_request
  ! limit_only_lowered

# What is lowered in one part makes up for nothing in the other.
2026-07-02  limit to 1.00 and temporary limit 1000.01 until 2026-08-31 because customer_request
  ! limit_only_lowered
  > limit 6000.00
  > limit changes: 2026-07-01 5000.00 to 6000.00 because review
2026-07-03  temporary limit 500.00 until 2026-07-31 because customer_request
  > limit changed: 6000.00 to 5500.00
  > temporary limit 500.00 until 2026-07-31
2026-07-04  limit to 3000.00 and no temporary limit because customer_request
  > limit changed: 5500.00 to 3000.00
2026-07-04  temporary limit 0.01 until 2026-07-04 because customer_request
  ! limit_only_lowered
2026-07-05  limit to 0.00 because customer_request
  > limit changed: 3000.00 to 0.00
  > available 0.00
2026-07-05  buy o1: 0.01
  ! limit_exceeded: 0.00 available, 0.01 short
2026-07-05  look
  > limit changes: 2026-07-01 5000.00 to 6000.00 because review, 2026-07-03 6000.00 to 5500.00 because customer_request, 2026-07-04 5500.00 to 3000.00 because customer_request, 2026-07-05 3000.00 to 0.00 because customer_request
