# Of several captures each gives what it has: what is not billed yet first, and of the wallet's share the oldest first.

2026-07-20  top up t1: 50.00
2026-07-20  settle t1
2026-07-27  authorise o1: 100.00 with 50.00 from balance
2026-07-27  capture o1: 60.00
  > order o1 balance: authorised 50.00 captured 30.00
2026-08-01  capture o1: 40.00
  > order o1 balance: authorised 50.00 captured 50.00
  > statement 2026-08-01 lists o1 30.00

# 25.00 of 50.00 are the wallet's; of the others 20.00 are not billed yet, and 5.00 are on the bill.
2026-08-02  refund o1: 50.00
  > wallet 25.00
  > statement 2026-08-01 leaves o1 25.00
  > exposure 25.00
2026-08-02  refund o1
  > wallet 50.00
  > nothing due
  > exposure 0.00
