# What a refund pays of other debts, it pays in the order that the statement's Terms say.

allocation principal fee penalty

2026-07-01  buy o1: 50.00
2026-07-01  buy o2: 300.00 in 3
2026-08-02  repay 50.00
  > repaid 50.00: principal 50.00
  > statement 2026-08-01 leaves o2 1/3 100.00 + 1.80
2026-08-03  refund o1
  > refunded o1: 50.00
  > statement 2026-08-01 leaves o2 1/3 50.00 + 1.80
  > credit 0.00
