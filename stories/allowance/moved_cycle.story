# A cycle that began before Terms without an allowance is not taken up again when the cycle day is moved under them.

buckets 0 1% 30 50%

2026-07-10  buy o1: 1000.00
2026-07-10  propose none: no buckets, from 2026-07-20 as mia
2026-07-10  approve none as kim
2026-08-03  cycle day to 15
2026-08-03  propose again: buckets 0 2% 30 50%, from 2026-08-05 as mia
2026-08-03  approve again as kim
2026-08-04  look
  > books allowance 0.00
2026-08-05  look
  > books allowance 20.00
