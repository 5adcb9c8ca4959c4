# A payment covers a statement in the order that its Terms say, each kind whole before the next.

allocation principal fee penalty

2026-07-01  buy o1: 300.00 in 3
2026-09-02  look
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 1.80 penalty 1.35
  > statement 2026-09-01 due 2026-09-06: principal 100.00 fee 1.80 penalty 0.00
2026-09-02  repay 50.00
  > repaid 50.00: principal 50.00
2026-09-02  repay 51.00
  > repaid 51.00: fee 1.00 principal 50.00
2026-09-02  repay 1.00
  > repaid 1.00: penalty 0.20 fee 0.80
  > statement 2026-08-01 due 2026-08-06: principal 0.00 fee 0.00 penalty 1.15

# The older statement comes first, whatever the order inside it.
2026-09-02  repay 50.00
  > repaid 50.00: penalty 1.15 principal 48.85
  > statement 2026-08-01 paid
  > statement 2026-09-01 leaves o1 2/3 51.15 + 1.80
2026-09-02  repay due
  > repaid 52.95: fee 1.80 principal 51.15
