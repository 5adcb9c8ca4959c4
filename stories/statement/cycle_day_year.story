# A cycle goes on over the end of the year.

cycle day 15

2026-12-14  buy o1: 1.00
2026-12-15  buy o2: 300.00 in 3
  > statement 2026-12-15 due 2026-12-20: principal 1.00 fee 0.00 penalty 0.00
2026-12-20  repay due
2027-01-15  look
  > statement 2027-01-15 lists o2 1/3 100.00 + 1.80
  > due 101.80 by 2027-01-20
2027-01-20  repay due
2027-02-15  look
  > statement 2027-02-15 lists o2 2/3 100.00 + 1.80
