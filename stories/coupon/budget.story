# A budget is one for all customers, on whatever shard they are: never more than it is given, and what comes back is given again.

merchant shop

customer ann
customer ben
customer cat
customer dan

2026-07-01  campaign c1: 10.00 off funded by platform, budget 35.00, until 2026-07-31
2026-07-01  buy o1: 100.00 using c1 by ann
2026-07-01  authorise o2: 100.00 using c1 by ben
2026-07-01  buy o3: 100.00 using c1 by cat
  > campaign c1: reserved 10.00 spent 20.00 left 5.00
2026-07-01  buy x1: 100.00 using c1 by dan
  ! coupon_exhausted: 5.00 left
  > campaign c1: reserved 10.00 spent 20.00 left 5.00
2026-07-01  try buy x2: 100.00 using c1 by dan
  ! coupon_exhausted: 5.00 left

# Half of an order back, 5.00 of the coupon: that makes 10.00, and they are given again.
2026-07-02  refund o1: 50.00
  > campaign c1: reserved 10.00 spent 20.00 back 5.00 left 10.00
2026-07-02  buy o4: 100.00 using c1 by dan
  > authorised o4: 90.00
  > campaign c1: reserved 10.00 spent 30.00 back 5.00
  > books coupon_expense 25.00
  > books balance
