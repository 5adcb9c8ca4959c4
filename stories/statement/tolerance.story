# A statement on which no more is open than is tolerated is not late: it costs nothing and blocks nothing, and stays to be paid.

tolerance 5.00
customer ann
customer ben

2026-07-01  buy a: 105.00 by ann
2026-07-01  buy b: 105.00 by ben
2026-08-06  repay 100.00 by ann
2026-08-06  repay 99.99 by ben

# 5.00 are tolerated, for however long.
2026-09-30  buy a2: 1.00 by ann
  > authorised a2: 1.00
  > 0 days past due
  > statement 2026-08-01 due 2026-08-06: principal 5.00 fee 0.00 penalty 0.00
  > due 5.00 by 2026-08-06

# A cent more is late from the first day on: 5.01 for 55 days are 0.137775.
2026-09-30  buy b2: 1.00 by ben
  ! account_frozen: 5.01 was due on 2026-08-06, 5.15 is to pay
  > 55 days past due

# The penalty counts as open: 0.14 leave 5.01, a cent more leaves 5.00, which costs nothing from the next day on.
2026-09-30  repay 0.14 by ben
  > repaid 0.14: penalty 0.14
  > 55 days past due
2026-09-30  repay 0.01 by ben
  > repaid 0.01: principal 0.01
  > 0 days past due
2026-12-31  buy b3: 1.00 by ben
  > authorised b3: 1.00
  > statement 2026-08-01 due 2026-08-06: principal 5.00 fee 0.00 penalty 0.00
2026-12-31  repay 5.00 by ben
  > repaid 5.00: principal 5.00
  > nothing due
  > books penalty_income 0.14
