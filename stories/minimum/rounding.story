# The minimum is rounded up to a whole cent, interest half-up and once.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 99.91
2026-07-01  buy o2: 0.01
2026-08-01  look
  > statement 2026-08-01 minimum 10.00: 10.00 to pay
2026-08-06  repay 10.00
# 89.92 × 500 ppm × 25 is 1.124.
2026-09-01  look
  > statement 2026-09-01 lists o1 89.91, o2 0.01, interest 1.12
  > statement 2026-09-01 minimum 10.12: 10.12 to pay
