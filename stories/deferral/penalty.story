# The penalty of a deferred statement counts from the day after its new due date, on the principal that is open then.

2026-07-01  buy o1: 1000.00
2026-08-06  defer statement 2026-08-01 for 1 day
  > deferred 2026-08-06 to 2026-08-07 for 0.40
2026-08-07  look
  > 0 days past due
  > statement 2026-08-01 due 2026-08-07: principal 1000.00 fee 0.40 penalty 0.00
# 1000.00 at 500 ppm is 0.50 a day; of the fee no penalty is charged.
2026-08-08  look
  > 1 day past due
  > statement 2026-08-01 due 2026-08-07: principal 1000.00 fee 0.40 penalty 0.50
2026-08-08  buy o2: 5.00
  ! overdue: 1000.40 was due on 2026-08-07, 1000.90 is to pay
# Penalty 0.50, then the fee 0.40, then 499.10 of principal.
2026-08-08  repay 500.00
  > repaid 500.00: penalty 0.50 fee 0.40 principal 499.10
# round(50090 × 500 × 10 / 10⁶) for the ten days from the 9th on: 2.50.
2026-08-18  look
  > statement 2026-08-01 due 2026-08-07: principal 500.90 fee 0.00 penalty 2.50
