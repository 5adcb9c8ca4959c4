# Fees may come before the penalty.

allocation fee penalty principal

2026-07-01  buy o1: 300.00 in 3
2026-09-02  look
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 1.80 penalty 1.35
2026-09-02  repay 2.00
  > repaid 2.00: penalty 0.20 fee 1.80
2026-09-02  repay 2.00
  > repaid 2.00: penalty 1.15 principal 0.85
