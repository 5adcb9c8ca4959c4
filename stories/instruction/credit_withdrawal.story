# A credit balance goes to the card on request, and comes back when the bank fails it or returns it.

2026-07-01  buy o1: 100.00
2026-08-02  repay 120.00
  > repaid 120.00: principal 100.00 credit 20.00
2026-08-03  withdraw credit no1: 20.01
  ! balance_insufficient: 20.00 available, 0.01 short
2026-08-03  withdraw credit c1: 20.00
  > requested c1: 20.00
  > credit 0.00
  > wallet outgoing 0.00
  > books credit_balance 0.00
  > books clearing -20.00
  > books bank 120.00
2026-08-04  fail c1
  > failed c1: 20.00
  > credit 20.00
  > books clearing 0.00
2026-08-05  withdraw credit c2: 15.00
2026-08-05  settle c2
  > settled c2: 15.00
  > credit 5.00
  > books bank 105.00

# What is returned pays the next statement, as any credit balance does.
2026-08-07  return c2
  > returned c2: 15.00
  > credit 20.00
  > books bank 120.00
2026-08-08  buy o2: 8.00
2026-09-01  look
  > statement 2026-09-01 paid
  > credit 12.00
