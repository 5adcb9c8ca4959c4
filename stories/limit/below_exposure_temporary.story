# To take a temporary limit away, or a part of it, lowers the limit; to let it end sooner lowers nothing today.

2026-07-01  temporary limit 1000.00 until 2026-07-31 because review
2026-07-01  buy o1: 5400.00
  > available 600.00
2026-07-02  no temporary limit because risk
  ! limit_below_exposure: 5400.00 used, 400.00 over
2026-07-02  temporary limit 399.99 until 2026-07-31 because risk
  ! limit_below_exposure: 5400.00 used, 0.01 over
2026-07-02  temporary limit 400.00 until 2026-07-31 because risk
  > limit changed: 6000.00 to 5400.00
  > available 0.00
2026-07-02  temporary limit 400.00 until 2026-07-02 because risk
  > limit changed: 5400.00 to 5400.00

# It has ended: 400.00 more are used than the limit. Less of a fixed limit with more of a temporary one is no less today.
2026-07-03  limit to 4000.00 and temporary limit 1000.00 until 2026-07-20 because hardship
  > limit changed: 5000.00 to 5000.00, 400.00 over
  > available 0.00
2026-07-03  no temporary limit because risk
  ! limit_below_exposure: 5400.00 used, 1400.00 over
2026-07-03  no temporary limit because risk accepting what follows
  > limit changed: 5000.00 to 4000.00, 1400.00 over
