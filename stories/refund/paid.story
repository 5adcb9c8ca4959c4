# What was paid already pays whatever else is billed and open, oldest first; the rest becomes credit balance.

2026-07-01  buy o1: 100.00
2026-08-02  repay due
2026-08-03  buy o2: 300.00 in 3
2026-08-03  buy o3: 5.00

# Two days of 105.00 have cost 0.105, shown as 0.11.
2026-09-08  refund o1: 50.00
  > refunded o1: 50.00
  > statement 2026-09-01 due 2026-09-06: principal 56.91 fee 0.00 penalty 0.00
  > statement 2026-09-01 leaves o2 1/3 51.91 + 0.00, o3 5.00
  > credit 0.00

# Two days of 105.00 and one of 56.91 have cost 0.133455, shown as 0.13 in all.
2026-09-09  repay due
  > repaid 56.93: penalty 0.02 principal 56.91

# Terms to come are not paid by it; the credit balance pays them as they are billed.
2026-09-09  refund o1: 50.00
  > credit 50.00
  > exposure 200.00
2026-10-01  look
  > statement 2026-10-01 due 2026-10-06: principal 51.80 fee 0.00 penalty 0.00
  > credit 0.00
