# What is captured of an order, voided or expires takes of both shares in proportion, to the cent.

2026-07-01  top up t1: 200.00
2026-07-01  settle t1
2026-07-01  authorise o1: 10.00 with 3.33 from balance
  > authorised o1: 6.67, 3.33 from balance
  > held 6.67
  > wallet held 3.33

# Half of 3.33 is 1.665, shown as 1.67.
2026-07-01  capture o1: 5.00
  > captured o1: 5.00
  > order o1 balance: authorised 3.33 captured 1.67
  > exposure 6.67
  > held 3.34
  > wallet held 1.66

# Three quarters are 2.4975: 2.50 in all, and 0.83 of them now.
2026-07-01  capture o1: 2.50
  > order o1 balance: authorised 3.33 captured 2.50
  > held 1.67
  > wallet held 0.83

# A cent more is 2.50083, so that it is all on credit.
2026-07-01  void o1: 0.01
  > order o1 balance: authorised 3.33 captured 2.50
  > held 1.66
  > wallet held 0.83

# The last step takes what is left.
2026-07-01  capture o1
  > captured o1: 2.49
  > order o1 captured: authorised 10.00 captured 9.99 voided 0.01
  > order o1 balance: authorised 3.33 captured 3.33
  > exposure 6.66
  > held 0.00
  > wallet held 0.00
  > wallet 196.67
2026-08-01  look
  > statement 2026-08-01 lists o1 3.33, o1/2 1.67, o1/3 1.66

# Of a cent half is shown as one: the wallet pays it, and nothing is left to pay in instalments. The next is on credit.
2026-08-02  authorise o2: 200.00 with 100.00 from balance in 3
2026-08-02  capture o2: 0.01
  > captured o2: 0.01
  > order o2 balance: authorised 100.00 captured 0.01
2026-08-02  capture o2: 0.01
  > captured o2: 0.01 as 0.01 without fee
  > order o2 balance: authorised 100.00 captured 0.01
2026-08-09  look
  > order o2 balance: authorised 100.00 captured 0.01 expired 99.99
  > order o2 captured: authorised 200.00 captured 0.02 expired 199.98
  > wallet 196.66
  > wallet held 0.00
