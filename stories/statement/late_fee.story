# In place of a penalty a day, a late statement costs a fixed fee once: at most a part of what is overdue, after some days of grace.

late fee 25.00 at most 5% after 3 days
customer ann
customer ben
customer cleo
customer dan

2026-07-01  buy a: 1000.00 by ann
2026-07-01  buy b: 300.00 by ben
2026-07-01  buy c: 1000.00 by cleo
2026-07-01  buy d: 500.00 by dan
2026-08-08  repay 900.00 by cleo
2026-08-09 23:59:59  look by ann
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 0.00
  > 3 days past due
2026-08-09 23:59:59  repay due by dan
  > repaid 500.00: principal 500.00

# The fourth day past due: 25.00; 5% of 300.00; 5% of the 100.00 that were left.
2026-08-10 00:00  look by ann
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 25.00
2026-08-10 00:00  look by ben
  > statement 2026-08-01 due 2026-08-06: principal 300.00 fee 0.00 penalty 15.00
2026-08-10 00:00  look by cleo
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 0.00 penalty 5.00
2026-08-10 00:00  buy a2: 1.00 by ann
  ! overdue: 1000.00 was due on 2026-08-06, 1025.00 is to pay

# It is charged once. At 500.00 the fee and its cap meet.
2026-12-31  look by ann
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 25.00
2026-12-31  repay due by ann
  > repaid 1025.00: penalty 25.00 principal 1000.00
2026-12-31  look by dan
  > nothing due
  > books penalty_income 45.00
