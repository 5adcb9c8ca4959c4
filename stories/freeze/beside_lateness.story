# Lateness freezes an account and ends by itself; what the staff froze stays beside it until the staff ends that.

2026-07-10  buy o1: 1000.00
2026-09-05  look
  > 30 days past due
  > frozen by lateness
2026-09-05  unfreeze because risk
  > already so
  > frozen by lateness
2026-09-05  freeze because risk
  > account frozen
  > frozen by lateness and by staff since 2026-09-05 because risk
2026-09-05  buy o2: 5.00
  ! account_frozen: by staff since 2026-09-05
2026-09-06  unfreeze because risk
  > frozen by lateness
2026-09-06  buy o3: 5.00
  ! account_frozen: 1000.00 was due on 2026-08-06, 1015.50 is to pay
2026-09-06  freeze because legal_order
2026-09-06  repay due
  > repaid 1015.50: penalty 15.50 principal 1000.00
  > frozen by staff since 2026-09-06 because legal_order
2026-09-06  buy o4: 5.00
  ! account_frozen: by staff since 2026-09-06
2026-09-07  unfreeze because legal_order
  > not frozen
2026-09-07  buy o5: 5.00
  > authorised o5: 5.00
