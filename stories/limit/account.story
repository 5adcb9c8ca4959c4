# A limit is changed on an account that is there, in its own currency, whatever is overdue on it.

customer ann
customer ben: limit 200.00 GBP

2026-07-01  limit to 8000.00 because review by unknown
  ! account_not_found
2026-07-01  limit to 8000.00 GBP because review by ann
  ! currency_mismatch: CNY
2026-07-01  temporary limit 80.00 GBP until 2026-07-31 because review by ann
  ! currency_mismatch: CNY
2026-07-01  limit to 300.00 GBP because review by ben
  > limit changed: 200.00 to 300.00 GBP
  > available 300.00 GBP
2026-07-01  look by ann
  > limit 5000.00

2026-07-01  buy o1: 1000.00 by ann
2026-08-07  limit to 6000.00 because review by ann
  > limit changed: 5000.00 to 6000.00
  > 1 day past due
2026-08-07  buy o2: 1.00 by ann
  ! overdue: 1000.00 was due on 2026-08-06
