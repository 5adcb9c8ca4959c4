# What is missing of the minimum and tolerated is not late; it stays where it is, and does not revolve.

minimum payment 10% at 0.05% a day
tolerance 5.00

2026-07-01  buy o1: 1000.00
2026-08-06  repay 95.00
2026-08-07  look
  > 0 days past due
  > minimum due 5.00
2026-08-20  buy o2: 5.00
# 25 days of 900.00.
2026-09-01  look
  > statement 2026-08-01 due 2026-08-06: principal 5.00 fee 0.00 penalty 0.00
  > statement 2026-09-01 lists o1 900.00, interest 11.25, o2 5.00
  > minimum due 106.75
  > 0 days past due
2026-09-06  repay due
  > repaid 921.25: fee 11.25 principal 910.00
