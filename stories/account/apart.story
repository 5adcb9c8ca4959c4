# What one customer does is nothing to another, even at the same merchant.

customer ann
customer ben: limit 300.00, cycle day 10
merchant shop: discount 2%

2026-07-01  buy o1: 100.00 by ann
2026-07-01  buy o2: 300.00 by ben
  > available 0.00
  > merchant shop owed 392.00
2026-08-07  buy o3: 1.00 by ann
  ! overdue: 100.00 was due on 2026-08-06
2026-08-07  look by ben
  > statement 2026-07-10 due 2026-07-15: principal 300.00 fee 0.00 penalty 3.45
  > no statement 2026-08-01
2026-08-07  repay due by ben
  > repaid 303.45: penalty 3.45 principal 300.00
2026-08-07  buy o4: 1.00 by ben
  > authorised o4: 1.00
2026-08-07  look by ann
  > 1 day past due
  > books bank 303.45
  > books receivable_principal 101.00
