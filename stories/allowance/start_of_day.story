# The allowance is of the start of a day: what is bought counts from the next cycle on, what is paid from the next day on.

customer ann
customer ben

2026-07-10  buy o1: 1000.00
2026-07-11  buy o2: 500.00
2026-07-11  buy o3: 77.70 by ben
2026-07-31  look
  > books allowance 0.00
# 15.00 of 1500.00, and 0.78 of 77.70: each account is rounded by itself.
2026-08-01 00:00  look
  > books allowance 15.78
  > books losses 15.78
  > bucket 0: 2 accounts, 1577.70
2026-08-01  buy o4: 200.00
2026-08-02  look
  > books allowance 15.78
  > bucket 0: 2 accounts, 1777.70
# 1700.00 are owed and 1500.00 count; once less is owed than that, all of it counts.
2026-08-02  repay 300.00
  > repaid 300.00: principal 300.00
  > books allowance 15.78
2026-08-03  look
  > books allowance 14.78
2026-08-03  repay everything
  > repaid 1400.00: principal 1400.00
  > books allowance 14.78
  > bucket 0: 1 account, 77.70
2026-08-04  look
  > books allowance 0.78
  > books losses 0.78
  > books balance
