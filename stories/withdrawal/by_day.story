# Who withdraws from a credit within 14 days returns the principal within 30 more, and of the fees what has run up by day.

currency EUR
law EU

# The first term runs from the purchase to the cycle date: 31 days for 6.00. After 10 of them 6.00 × 10 / 31 = 1.935 have run up.
2026-07-01  buy o1: 1000.00 in 3
  > merchant merchant owed 1000.00
2026-07-11  try revoke credit of o1
  > withdrawn from o1: 1000.00 with 1.94 of fee by 2026-08-10
2026-07-11  revoke credit of o1
  > withdrawn from o1: 1000.00 with 1.94 of fee by 2026-08-10
  > statement 2026-07-11 due 2026-08-10: principal 1000.00 fee 1.94 penalty 0.00
  > statement 2026-07-11 lists o1 1/3 1000.00 + 1.94
  > plan o1 done
  > available 4000.00
  > books fee_income 1.94
  > merchant merchant owed 1000.00
2026-07-11  revoke credit of o1
  > already so
# Nothing of it is billed any more.
2026-08-01  look
  > no statement 2026-08-01
  > due 1001.94 by 2026-08-10
2026-08-10  repay due
  > repaid 1001.94: fee 1.94 principal 1000.00
  > available 5000.00
  > nothing due
2026-08-11  revoke credit of o1
  > already so
