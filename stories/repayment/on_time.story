# A payment until 24:00 of the due date is on time; a second later a day's penalty is due.

2026-07-01  buy o1: 1000.00
2026-08-06 23:59:59  try repay due
  > repaid 1000.00: principal 1000.00
2026-08-07 00:00  repay due
  > repaid 1000.50: penalty 0.50 principal 1000.00
