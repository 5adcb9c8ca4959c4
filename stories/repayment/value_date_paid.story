# What was paid as penalty and is not owed any more pays principal, and what is left of it becomes credit balance.

customer ann
customer ben

2026-07-01  buy o1: 1000.00 by ann
2026-07-01  buy o2: 1000.00 by ben
2026-08-16  repay 505.00 by ann
  > repaid 505.00: penalty 5.00 principal 500.00
2026-08-16  repay 505.00 by ben
  > repaid 505.00: penalty 5.00 principal 500.00
2026-08-26  look by ann
  > statement 2026-08-01 due 2026-08-06: principal 500.00 fee 0.00 penalty 2.50

# 600.00 of ann came on the due date. So 400.00 were overdue for ten days: 2.00, and not 7.50. Of the 505.00 then 2.00 paid the
# penalty and 400.00 the principal; 103.00 are left.
2026-08-26  repay 600.00 dated 2026-08-06 by ann
  > repaid 600.00: principal 500.00 credit 100.00, 5.50 taken back
  > statement 2026-08-01 paid
  > credit 103.00
  > 0 days past due

# 600.00 of ben came five days late. They pay 2.50 of penalty and 597.50 of principal; 402.50 are overdue for five days more, which
# makes 3.50625 in all. Of the 505.00 then 1.01 paid the rest of the penalty and 402.50 the principal; 101.49 are left.
2026-08-26  repay 600.00 dated 2026-08-11 by ben
  > repaid 600.00: principal 500.00 credit 100.00, 3.99 taken back
  > statement 2026-08-01 paid
  > credit 101.49

# Income is what both owed: 2.00 and 3.51.
  > books penalty_income 5.51
  > books credit_balance 204.49
  > books balance
