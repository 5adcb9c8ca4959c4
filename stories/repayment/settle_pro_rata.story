# Where Terms ask for a fee by day, settling a plan early costs the part of the next fee for the days that are over, rounded once.

early settlement pro_rata

# From the capture to the first cycle date are 21 days: nothing on the first day, 7/21 of 6.00 a week later, 20/21 on the last.
2026-07-11  buy o1: 1000.00 in 3
2026-07-11  try repay plan o1
  > repaid 1000.00: principal 1000.00
2026-07-18  try repay plan o1
  > repaid 1002.00: fee 2.00 principal 1000.00
2026-07-31 23:59:59  try repay plan o1
  > repaid 1005.71: fee 5.71 principal 1000.00

# From then on the days count from the last cycle date: none on the date itself, when 6.00 are billed.
2026-08-01 00:00  try repay plan o1
  > repaid 1006.00: fee 6.00 principal 1000.00
2026-08-05  repay due

# 15 days of 31 are 2.903.
2026-08-16  repay plan o1
  > repaid 669.56: fee 2.90 principal 666.66
  > plan o1 done
  > books fee_income 8.90
2026-08-16  repay plan o1
  ! nothing_due

# 5 days of 30 are a sixth of 5.01: half a cent goes up.
2026-09-01  buy o2: 835.00 in 3
2026-09-06  repay everything
  > repaid 835.84: fee 0.84 principal 835.00
  > exposure 0.00
  > books fee_income 9.74
