# A statement is paid some days later, for a fee that is told before: 400 ppm a day of the principal that is open.

2026-07-01  buy o1: 1000.00
2026-08-02  repay 200.00

# round(80000 × 400 × 10 / 10⁶) is 3.20.
2026-08-03  try defer statement 2026-08-01 for 10 days
  > deferred 2026-08-06 to 2026-08-16 for 3.20
  > statement 2026-08-01 due 2026-08-06: principal 800.00 fee 0.00 penalty 0.00
2026-08-03  defer statement 2026-08-01 for 10 days
  > deferred 2026-08-06 to 2026-08-16 for 3.20
  > statement 2026-08-01 due 2026-08-16: principal 800.00 fee 3.20 penalty 0.00
  > due 803.20 by 2026-08-16
  > books receivable_fee 3.20
  > books fee_income 3.20
  > available 4200.00

# Nothing is late until the new due date is over.
2026-08-16  buy o2: 5.00
  > 0 days past due
# Its fee is covered before its principal.
2026-08-16  repay 3.20
  > repaid 3.20: fee 3.20
2026-08-16  repay due
  > repaid 800.00: principal 800.00
  > statement 2026-08-01 paid
  > books receivable_fee 0.00
