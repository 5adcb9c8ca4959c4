# What a statement lists already of an order leaves it with the withdrawal, so that there are 30 days to return that, too.

currency EUR
law EU

2026-07-25  buy o1: 1000.00 in 3
2026-07-25  buy o2: 50.00
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 333.34 + 6.00, o2 50.00
  > due 389.34 by 2026-08-06
# The billed fee of 6.00 has run up; of the next one 6.00 × 3 / 31 = 0.58.
2026-08-04  revoke credit of o1
  > withdrawn from o1: 1000.00 with 6.58 of fee by 2026-09-03
  > statement 2026-08-01 leaves o2 50.00
  > statement 2026-08-04 lists o1 2/3 1000.00 + 6.58
  > due 1056.58 by 2026-08-06
  > plan o1 done
  > books fee_income 6.58
2026-08-06  repay statement 2026-08-01
  > repaid 50.00: principal 50.00
  > due 1006.58 by 2026-09-03
# A purchase that is billed whole leaves its statement, too.
2026-08-31  buy o3: 70.00
2026-09-01  look
  > due 1076.58 by 2026-09-03
  > statement 2026-09-01 lists o3 70.00
2026-09-02  revoke credit of o3
  > withdrawn from o3: 70.00 with 0.00 of fee by 2026-10-02
  > statement 2026-09-01 paid
  > statement 2026-09-02 lists o3 70.00
2026-09-03  repay everything
  > repaid 1076.58: fee 6.58 principal 1070.00
  > nothing due
