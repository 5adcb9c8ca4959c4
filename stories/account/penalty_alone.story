# As long as a cent of a statement is open the account is past due, even if it is only penalty.

2026-07-01  buy o1: 1000.00
2026-08-07  repay 1000.00
  > repaid 1000.00: penalty 0.50 principal 999.50
  > due 0.50 by 2026-08-06
2026-08-08  repay 0.50
  > repaid 0.50: principal 0.50
  > nothing due
2026-08-08  buy o2: 100.00 in 3
2026-09-10  refund o2: 100.00
  > due 0.67 by 2026-09-06
  > 4 days past due
2026-09-20  buy o3: 1.00
  ! overdue: 0.60 was due on 2026-09-06, 0.67 is to pay
