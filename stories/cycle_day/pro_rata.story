# The days of a fee by day are those of the lengthened cycle.

cycle day 1
early settlement pro_rata

2026-07-01  buy o1: 1000.00 in 3
# Ten of the 31 days to 2026-08-01 are over: round(600 × 10 / 31), 1.94.
2026-07-11  try repay plan o1
  > repaid 1001.94: fee 1.94 principal 1000.00
# With the 10th the cycle has 40 days: round(600 × 10 / 40), 1.50.
2026-07-11  cycle day to 10
  > cycle day changed: 1 to 10, first 2026-08-10
2026-07-11  repay plan o1
  > repaid 1001.50: fee 1.50 principal 1000.00
