# What is withdrawn leaves the wallet at once; it comes back when the bank fails it or returns it.

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-02  withdraw w1: 30.00
  > requested w1: 30.00
  > wallet 70.00
  > wallet available 70.00
  > wallet outgoing 30.00
  > books clearing -30.00
  > books wallet 70.00
  > books bank 100.00
2026-07-02  withdraw no1: 70.01
  ! balance_insufficient: 70.00 available, 0.01 short
2026-07-03  fail w1
  > failed w1: 30.00
  > wallet 100.00
  > wallet outgoing 0.00
  > books clearing 0.00

# Settled, and then returned by the bank of the card.
2026-07-04  withdraw w3: 30.00
2026-07-05  settle w3
  > settled w3: 30.00
  > wallet 70.00
  > wallet outgoing 0.00
  > books clearing 0.00
  > books bank 70.00
2026-07-08  return w3
  > returned w3: 30.00
  > wallet 100.00
  > books wallet 100.00
  > books bank 100.00
2026-07-08  return w3
  > already so
  > wallet 100.00
2026-07-08  settle w3
  ! outcome_not_possible: returned

# To the last cent.
2026-07-09  withdraw w4: 100.00
  > wallet 0.00
2026-07-09  withdraw no2: 0.01
  ! balance_insufficient: 0.00 available, 0.01 short
