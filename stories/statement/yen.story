# A currency without a minor unit is split, charged and rounded in whole units; amounts of the Terms are as many yen.

currency JPY

2026-07-01  buy o1: 1000 in 3
  > authorised o1: 340 339 339 with 6 of fee each, 10.77% a year
2026-07-01  buy o2: 99 in 3
  ! amount_out_of_range: 100 to 1000000000000
2026-08-08  look
  > statement 2026-08-01 due 2026-08-06: principal 334 fee 6 penalty 0
2026-08-09  look
  > statement 2026-08-01 due 2026-08-06: principal 334 fee 6 penalty 1
  > available 4000
