# What revolves is charged off with everything else that is owed; interest that is not billed by then is not asked for any more.

minimum payment 10% at 0.05% a day
charged off from 30 days
customer ann
customer ben

2026-07-01  buy a1: 1000.00 by ann
2026-07-01  buy b1: 1000.00 by ben
# By the staff, in the middle of a cycle: 4.50 had run up.
2026-08-06  repay 100.00 by ann
2026-08-16  look by ann
  > interest run up 4.50
2026-08-16  charge off because death by ann
  > wrote off 900.00
  > interest run up 0.00
2026-08-17  repay due by ann
  > repaid 900.00: principal 900.00
2026-09-01  look by ann
  > no statement 2026-09-01
# By its age: 100.00 is 30 days past due, 29 days of 0.05; what revolved is on the second statement, which is not due yet.
2026-09-05  look by ben
  > charged off on 2026-09-05: principal 1000.00 fee 11.25 penalty 1.45 owed 1012.70
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 0.00 penalty 1.45
  > statement 2026-09-01 due 2026-09-06: principal 900.00 fee 11.25 penalty 0.00
  > books losses 1900.00
  > books fee_income 0.00
2026-10-01  repay due by ben
  > repaid 1012.70: penalty 1.45 fee 11.25 principal 1000.00
  > books balance
