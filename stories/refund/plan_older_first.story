# Billed unpaid instalments of a plan shrink oldest first, and after them what was paid is given back.

2026-07-01  buy o1: 1000.00 in 3
2026-09-02  repay statement 2026-08-01: 110.50
  > repaid 110.50: penalty 4.50 fee 6.00 principal 100.00

# 333.33 to come, then 233.34 left of August, then 233.33 of September.
2026-09-02  refund o1: 800.00
  > plan o1 done
  > statement 2026-08-01 paid
  > statement 2026-09-01 due 2026-09-06: principal 100.00 fee 6.00 penalty 0.00
  > credit 0.00

# 100.00 are still open, and 100.00 had been paid: they pay the fee, and the rest becomes credit balance.
2026-09-03  refund o1
  > refunded o1: 200.00
  > statement 2026-09-01 paid
  > credit 94.00
  > exposure 0.00
