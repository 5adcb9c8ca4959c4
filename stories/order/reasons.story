# When several reasons hold, the first of a fixed order is given: unknown, frozen or overdue, currency, amount or terms, limit.

limit 1000.00

2026-07-01  buy o1: 900.00
2026-08-07  buy o2: 2000.00 GBP at unknown
  ! merchant_not_found
2026-08-07  buy o3: 2000.00 GBP
  ! overdue: 900.00 was due on 2026-08-06
2026-08-07  buy o4: 0.00
  ! overdue: 900.00 was due on 2026-08-06
2026-08-07  buy o5: 2000.00
  ! overdue: 900.00 was due on 2026-08-06
2026-09-05  buy o6: 2000.00 GBP
  ! account_frozen: 900.00 was due on 2026-08-06
2026-09-05  repay due
  > repaid 913.50: penalty 13.50 principal 900.00
2026-09-05  buy o7: 0.00 GBP
  ! currency_mismatch: CNY
2026-09-05  buy o8: 2000.00 in 4
  ! term_not_offered: 3 6 9 12 24
2026-09-05  buy o9: 2000.00
  ! limit_exceeded: 1000.00 available, 1000.00 short
