# The 28th is in every month; February does not shift it, in a leap year or not.

cycle day 28

2027-02-27  buy o1: 1.00
2027-02-28  buy o2: 2.00
  > statement 2027-02-28 due 2027-03-05: principal 1.00 fee 0.00 penalty 0.00
2027-03-05  repay due
2027-03-28  look
  > statement 2027-03-28 due 2027-04-02: principal 2.00 fee 0.00 penalty 0.00
2027-04-02  repay due
2028-02-27  buy o3: 3.00
2028-02-28  look
  > statement 2028-02-28 due 2028-03-04: principal 3.00 fee 0.00 penalty 0.00
