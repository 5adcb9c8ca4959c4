# A payment for one statement pays that one, even when an older one is open.

customer ann
customer ben

2026-07-01  buy o1: 300.00 in 3
2026-07-01  buy o2: 5.00 by ben
2026-09-02  repay statement 2026-09-01: 10.00
  > repaid 10.00: fee 1.80 principal 8.20
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 1.80 penalty 1.35
  > statement 2026-09-01 due 2026-09-06: principal 91.80 fee 0.00 penalty 0.00
  > 27 days past due

# What is too much for it becomes credit balance, and waits for the next statement.
2026-09-02  repay statement 2026-09-01: 100.00
  > repaid 100.00: principal 91.80 credit 8.20
  > statement 2026-09-01 paid
  > credit 8.20
  > due 103.15 by 2026-08-06
2026-09-02  repay statement 2026-09-01
  ! nothing_due
2026-09-02  repay statement 2026-09-01: 1.00
  ! nothing_due
2026-09-02  repay statement unknown: 1.00
  ! statement_not_found
2026-09-02  repay statement 2026-08-01 of ben
  ! statement_not_found
2026-09-02  repay statement 2026-08-01
  > repaid 103.15: penalty 1.35 fee 1.80 principal 100.00
  > nothing due
2026-10-01  look
  > statement 2026-10-01 due 2026-10-06: principal 93.60 fee 0.00 penalty 0.00
  > credit 0.00
