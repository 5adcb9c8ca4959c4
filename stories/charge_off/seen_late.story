# A charge-off that nobody looked at on its day is of that day all the same: no penalty, no statement and no allowance after it.

2026-07-10  buy o1: 1000.00
2026-08-03  buy o2: 100.00
# o2 is on the statement of 2026-09-01, due on 2026-09-06. Until 2027-02-01 o1 is overdue for 179 days, o2 for 148: 89.50 and 7.40.
2027-06-01  look
  > charged off on 2027-02-02: principal 1100.00 penalty 96.90 owed 1196.90
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 89.50
  > statement 2026-09-01 due 2026-09-06: principal 100.00 fee 0.00 penalty 7.40
  > books losses 1100.00
  > books allowance 0.00
  > books penalty_income 0.00
  > books balance
