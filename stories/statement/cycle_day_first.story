# The longest time without paying is 36 days: from a cycle day to the due date of the next one.

2026-12-31  buy o1: 1.00
2027-01-01  buy o2: 2.00
  > statement 2027-01-01 due 2027-01-06: principal 1.00 fee 0.00 penalty 0.00
2027-01-06  repay due
2027-02-01  look
  > due 2.00 by 2027-02-06
2027-02-06 23:59:59  repay due
  > repaid 2.00: principal 2.00
