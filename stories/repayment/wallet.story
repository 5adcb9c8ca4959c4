# A bill may be paid from the wallet: never more than is there or is to pay, and never twice.

2026-07-01  buy o1: 100.00
2026-07-01  top up t1: 60.00
2026-07-01  settle t1
2026-08-02  repay due from wallet
  ! balance_insufficient: 60.00 available, 40.00 short
2026-08-02  repay 60.00 from wallet
  > repaid 60.00: principal 60.00
  > due 40.00 by 2026-08-06
  > wallet 0.00
  > books bank 60.00
2026-08-03  top up t2: 50.00
2026-08-03  settle t2

# What is more would only move from one pocket to the other.
2026-08-03  repay 40.01 from wallet
  ! amount_out_of_range: 0.01 to 40.00
2026-08-03  repay due from wallet under key k1
  > repaid 40.00: principal 40.00
  > wallet 10.00
2026-08-03  repay due from wallet under key k1
  > repaid 40.00: principal 40.00
  > wallet 10.00
  > books bank 110.00
2026-08-03  repay due from wallet
  ! nothing_due
2026-08-03  repay due
  ! nothing_due

# What an order holds is not there to repay with.
2026-08-04  buy o2: 8.00
2026-08-04  authorise o3: 3.00 from balance
2026-08-04  repay everything from wallet
  ! balance_insufficient: 7.00 available, 1.00 short
2026-08-04  void o3
2026-08-04  repay everything from wallet
  > repaid 8.00: principal 8.00
  > wallet 2.00
