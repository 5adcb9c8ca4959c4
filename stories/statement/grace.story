# The days from the cycle day to the due date are the operator's choice.

grace 25 days

2026-07-01  buy o1: 300.00 in 3
2026-08-26 23:59:59  look
  > statement 2026-08-01 due 2026-08-26: principal 100.00 fee 1.80 penalty 0.00
  > 0 days past due
2026-08-27 00:00  look
  > statement 2026-08-01 due 2026-08-26: principal 100.00 fee 1.80 penalty 0.05
  > 1 day past due
2026-09-01  look
  > statement 2026-09-01 due 2026-09-26: principal 100.00 fee 1.80 penalty 0.00
