# A customer has a coupon for so many orders; another customer has as many.

merchant shop

customer ann
customer ben

2026-07-01  campaign c1: 5.00 off funded by platform, budget 100.00, until 2026-07-31, 2 uses
2026-07-01  buy o1: 50.00 using c1
2026-07-02  authorise o2: 50.00 using c1
2026-07-03  buy o3: 50.00 using c1
  ! coupon_not_applicable: used_up_by_customer
2026-07-03  buy o4: 50.00 using c1 by ben
  > authorised o4: 45.00
  > campaign c1: reserved 5.00 spent 10.00 left 85.00
2026-07-04  void o2
2026-07-04  buy o5: 50.00 using c1
  > authorised o5: 45.00
