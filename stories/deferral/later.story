# What is paid or refunded after a deferral does not lower its fee: that was the price of the day it was asked for.

customer ann
customer ben

2026-07-01  buy a1: 600.00 by ann
2026-07-01  buy a2: 400.00 by ann
2026-07-01  buy b1: 1000.00 by ben
# round(100000 × 400 × 30 / 10⁶)
2026-08-02  defer statement 2026-08-01 for 30 days by ann
  > deferred 2026-08-06 to 2026-09-05 for 12.00
2026-08-02  defer statement 2026-08-01 for 30 days by ben
  > deferred 2026-08-06 to 2026-09-05 for 12.00

# A payment covers the fee and then principal; a refund makes its own line smaller.
2026-08-10  repay 112.00 by ann
  > repaid 112.00: fee 12.00 principal 100.00
  > statement 2026-08-01 due 2026-09-05: principal 900.00 fee 0.00 penalty 0.00
2026-08-11  refund a2
  > statement 2026-08-01 due 2026-09-05: principal 500.00 fee 0.00 penalty 0.00
2026-08-11  refund a1: 550.00
  > statement 2026-08-01 paid
  > credit 50.00

# With all of its principal refunded, the fee is left to be paid.
2026-08-11  refund b1
2026-08-11  look by ben
  > statement 2026-08-01 due 2026-09-05: principal 0.00 fee 12.00 penalty 0.00
  > due 12.00 by 2026-09-05
2026-09-06  look by ben
  > 1 day past due
  > statement 2026-08-01 due 2026-09-05: principal 0.00 fee 12.00 penalty 0.00
