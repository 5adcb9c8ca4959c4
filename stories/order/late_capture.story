# What was authorised in time is captured even when the account has become overdue: the merchant was promised the money.

2026-07-01  buy o1: 100.00
2026-08-05  authorise o2: 50.00
2026-08-07  buy o3: 1.00
  ! overdue: 100.00 was due on 2026-08-06
2026-08-07  capture o2
  > captured o2: 50.00
  > order o2 captured: authorised 50.00 captured 50.00
  > exposure 150.00
