# What is missing of the minimum is overdue, and no more than that; paid late, it costs its penalty, and the rest goes on revolving.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-06  repay 40.00
  > repaid 40.00: principal 40.00
  > statement 2026-08-01 minimum 100.00: 60.00 to pay
2026-08-07  buy o2: 5.00
  ! overdue: 60.00 was due on 2026-08-06, 60.03 is to pay
# Four days of 60.00 at 500 ppm.
2026-08-10  repay 60.12
  > repaid 60.12: penalty 0.12 principal 60.00
  > 0 days past due
  > minimum due 0.00
  > due 900.00 by 2026-08-06
2026-09-01  look
  > statement 2026-08-01 paid
  > statement 2026-09-01 lists o1 900.00, interest 11.25
  > books penalty_income 0.12
