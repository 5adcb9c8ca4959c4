# A credit balance pays at once of what is to be returned, and a refund after it makes that smaller.

currency EUR
law EU

2026-07-01  buy o1: 100.00
2026-07-01  buy o2: 1000.00 in 3
2026-08-01  repay 460.00
  > repaid 460.00: fee 6.00 principal 433.34 credit 20.66
2026-08-02  buy o3: 50.00
2026-08-03  revoke credit of o3
  > withdrawn from o3: 50.00 with 0.00 of fee by 2026-09-02
  > statement 2026-08-03 due 2026-09-02: principal 29.34 fee 0.00 penalty 0.00
  > credit 0.00
2026-08-04  refund o3: 10.00
  > statement 2026-08-03 due 2026-09-02: principal 19.34 fee 0.00 penalty 0.00
2026-08-05  repay due
  > repaid 19.34: principal 19.34
