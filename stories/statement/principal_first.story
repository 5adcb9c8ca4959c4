# From an age on, principal comes before penalty and fees: the age is that of the statement, not of the account.

principal first from 30 days

# 333.34 cost 0.16667 a day from 2026-08-07 on: 4.83 in 29 days, 5.00 in 30.
2026-07-01  buy o1: 1000.00 in 3
2026-09-04  repay 1.00
  > repaid 1.00: penalty 1.00
  > 29 days past due
2026-09-05  repay 300.00
  > repaid 300.00: principal 300.00
2026-09-05  repay 40.00
  > repaid 40.00: penalty 4.00 fee 2.66 principal 33.34
  > statement 2026-08-01 due 2026-08-06: principal 0.00 fee 3.34 penalty 0.00
  > 30 days past due

# The statement of September is not past due: there fees come first.
2026-09-05  repay 10.00
  > repaid 10.00: fee 9.34 principal 0.66
  > statement 2026-08-01 paid
  > statement 2026-09-01 leaves o1 2/3 332.67 + 0.00
