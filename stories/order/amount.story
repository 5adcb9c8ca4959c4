# An order is of one cent at least and of ten thousand million yuan at most; in instalments of 100.00, with 10.00 of principal in each.

2026-07-01  buy o1: 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  buy o1a: 0.01
  > authorised o1a: 0.01
2026-07-01  buy o2: 10000000000.01
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  buy o3: 10000000000.00
  ! limit_exceeded: 4999.99 available, 9999995000.01 short
2026-07-01  buy o4: 99.99 in 3
  ! amount_out_of_range: 100.00 to 10000000000.00
2026-07-01  buy o5: 100.00 in 3
  > authorised o5: 33.94 33.93 33.93 with 0.60 of fee each, 10.77% a year
2026-07-01  buy o6: 119.99 in 12
  ! amount_out_of_range: 120.00 to 10000000000.00
2026-07-01  buy o7: 120.00 in 12
  > authorised o7: 10.72 10.72 10.72 10.72 10.72 10.72 10.72 10.72 10.72 10.72 10.72 10.72 with 0.72 of fee each, 13.03% a year
2026-07-01  buy o8: 239.99 in 24
  ! amount_out_of_range: 240.00 to 10000000000.00
2026-07-01  buy o9: 0.00 in 3
  ! amount_out_of_range: 100.00 to 10000000000.00
2026-07-01  buy o10: 10000000000.01 in 3
  ! amount_out_of_range: 0.01 to 10000000000.00
