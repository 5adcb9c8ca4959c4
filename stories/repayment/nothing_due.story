# With nothing to pay for its target, a payment is refused and no money is taken.

2026-07-01  repay 5.00
  ! nothing_due
2026-07-01  repay due
  ! nothing_due
2026-07-01  repay everything: 5.00
  ! nothing_due

# What is bought but not billed is not due.
2026-07-02  buy o1: 100.00
2026-07-02  repay 5.00
  ! nothing_due
2026-07-02  repay due
  ! nothing_due
2026-08-01  repay due
  > repaid 100.00: principal 100.00
2026-08-01  repay 5.00
  ! nothing_due
  > credit 0.00
  > books bank 100.00
