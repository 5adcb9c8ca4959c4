# Of what was paid, each share goes back to where it came from: the wallet's to the wallet, the bill's to the credit balance.

2026-07-01  top up t1: 30.00
2026-07-01  settle t1
2026-07-01  buy o1: 100.00 with 30.00 from balance
2026-08-02  repay due
  > repaid 70.00: principal 70.00
2026-08-10  refund o1: 50.00
  > wallet 15.00
  > credit 35.00
  > merchant merchant owed 50.00
  > books wallet 15.00
  > books credit_balance 35.00

# And on to the card, each by an instruction of its own.
2026-08-11  withdraw w1: 15.00
2026-08-11  withdraw credit c1: 35.00
  > wallet 0.00
  > credit 0.00
  > books clearing -50.00
