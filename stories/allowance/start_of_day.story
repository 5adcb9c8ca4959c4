# The allowance is of what an account owes at the start of a day, once in each cycle, and again when nothing is owed any more.

customer ann
customer ben

2026-07-10  buy o1: 1000.00
  > books allowance 0.00
2026-07-11 00:00  look
  > books allowance 10.00
  > books losses 10.00
2026-07-11  buy o2: 500.00
  > books allowance 10.00
2026-07-11  buy o3: 77.70 by ben
2026-07-11 18:00  look
  > books allowance 10.00
# 0.78 of 77.70 is set for ben, whose first debt it is; what ann has bought since counts from the next cycle on.
2026-07-12  look
  > books allowance 10.78
  > bucket 0: 2 accounts, 1577.70
# 15.00 of 1500.00, and 0.78 of 77.70: each account is rounded by itself.
2026-08-01  look
  > books allowance 15.78
2026-08-01  repay everything
  > repaid 1500.00: principal 1500.00
  > books allowance 15.78
  > bucket 0: 1 account, 77.70
2026-08-02  look
  > books allowance 0.78
  > books losses 0.78
  > books balance
