# From one day past due purchases are blocked, from thirty the account is frozen; both end by themselves when all that is past due is paid.

2026-07-01  buy o1: 1000.00
2026-08-06 23:59:59  buy o2: 1.00
  > authorised o2: 1.00
2026-08-07 00:00  buy o3: 1.00
  ! overdue: 1000.00 was due on 2026-08-06, 1000.50 is to pay
  > 1 day past due
2026-08-07  authorise o4: 1.00
  ! overdue: 1000.00 was due on 2026-08-06
2026-09-04 23:59:59  buy o5: 1.00
  ! overdue: 1000.00 was due on 2026-08-06, 1014.50 is to pay
  > 29 days past due
2026-09-05 00:00  buy o6: 1.00
  ! account_frozen: 1000.00 was due on 2026-08-06, 1015.00 is to pay
  > 30 days past due

# A part of it changes nothing; nor does a refund that leaves something open.
2026-09-05  repay 1014.99
  > repaid 1014.99: penalty 15.00 principal 999.99
2026-09-05  buy o7: 1.00
  ! account_frozen: 0.01 was due on 2026-08-06, 0.01 is to pay
2026-09-05  repay 0.01
  > repaid 0.01: principal 0.01
  > 0 days past due

# The statement of September is not due before the 6th.
2026-09-05  buy o8: 1.00
  > authorised o8: 1.00
2026-09-06 23:59:59  buy o9: 1.00
  > authorised o9: 1.00
2026-09-07 00:00  buy o10: 1.00
  ! overdue: 1.00 was due on 2026-09-06, 1.00 is to pay
