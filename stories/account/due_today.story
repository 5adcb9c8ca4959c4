# What is due today is not past due yet: a purchase is refused for what was due before, and for the rest from tomorrow on.

2026-07-01  buy o1: 100.00
2026-08-01  buy o2: 40.00
2026-08-07  buy o3: 1.00
  ! overdue: 100.00 was due on 2026-08-06
2026-09-06  buy o4: 1.00
  ! account_frozen: 100.00 was due on 2026-08-06
  > statement 2026-09-01 due 2026-09-06: principal 40.00 fee 0.00 penalty 0.00
2026-09-07  buy o5: 1.00
  ! account_frozen: 140.00 was due on 2026-08-06
