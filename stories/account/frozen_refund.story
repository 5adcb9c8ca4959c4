# A refund that pays all that is past due unfreezes the account.

2026-07-01  buy o1: 100.00
2026-08-02  repay due
2026-08-03  buy o2: 50.00
2026-10-06  buy o3: 1.00
  ! account_frozen: 50.00 was due on 2026-09-06, 50.75 is to pay
2026-10-06  refund o1: 60.00
  > refunded o1: 60.00
  > nothing due
  > credit 9.25
2026-10-06  buy o4: 1.00
  > authorised o4: 1.00
