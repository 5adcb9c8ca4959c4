# A deferred statement has its minimum due later, with the fee in it; what revolves begins to after that, and is not deferred itself.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-02  defer statement 2026-08-01 for 10 days
  > deferred 2026-08-06 to 2026-08-16 for 4.00
  > statement 2026-08-01 minimum 104.00: 104.00 to pay
2026-08-16  repay 104.00
  > repaid 104.00: fee 4.00 principal 100.00
2026-08-20  defer statement 2026-08-01 for 1 day
  ! nothing_due
# 15 days of 900.00.
2026-09-01  look
  > statement 2026-09-01 lists o1 900.00, interest 6.75
