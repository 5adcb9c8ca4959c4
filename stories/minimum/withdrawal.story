# A customer who withdraws from the credit of what revolves returns it whole by its own date; the days until then are on the next bill.

currency EUR
law EU
minimum payment 10% at 0.05% a day

2026-07-30  buy o1: 1000.00
2026-08-06  repay 100.00
# Four days of 900.00.
2026-08-10  revoke credit of o1
  > withdrawn from o1: 900.00 with 0.00 of fee by 2026-09-09
  > statement 2026-08-01 paid
  > statement 2026-08-10 lists o1 900.00
  > statement 2026-08-10 no minimum
  > interest run up 1.80
2026-09-01  look
  > statement 2026-09-01 lists interest 1.80
  > due 901.80 by 2026-09-06
2026-09-06  repay due
  > repaid 901.80: fee 1.80 principal 900.00
