# A purchase in instalments tells its price before it is made, and blocks the next purchase once an instalment is late.

2026-07-01  buy o1: 1000.00 in 3
  > authorised o1: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year
2026-08-07  buy o2: 5.00
  ! overdue: 339.34 was due on 2026-08-06
