# Each statement stands alone: an unpaid one is not rolled into the next, and only its own principal is charged.

2026-07-01  buy o1: 300.00 in 3
2026-09-01  look
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 1.80 penalty 1.30
  > statement 2026-09-01 due 2026-09-06: principal 100.00 fee 1.80 penalty 0.00
  > due 204.90 by 2026-08-06
  > 26 days past due
2026-09-07  look
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 1.80 penalty 1.60
  > statement 2026-09-01 due 2026-09-06: principal 100.00 fee 1.80 penalty 0.05
  > due 205.25 by 2026-08-06
  > 32 days past due

# Once the older one is paid, the days count from the other.
2026-09-08  repay statement 2026-08-01
  > repaid 103.45: penalty 1.65 fee 1.80 principal 100.00
  > due 101.90 by 2026-09-06
  > 2 days past due
