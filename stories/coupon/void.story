# What is voided of an order frees its coupon in proportion; when all of it is, the customer may use it again.

2026-07-01  campaign c1: 10.00 off funded by platform, budget 10.00, until 2026-07-31
2026-07-01  authorise o1: 100.00 using c1
2026-07-01  buy o2: 100.00 using c1
  ! coupon_not_applicable: used_up_by_customer
2026-07-02  void o1: 40.00
  > voided o1: 40.00
  > coupon c1 of o1: authorised 10.00 voided 4.00
  > campaign c1: reserved 6.00 left 4.00
  > held 54.00
2026-07-02  buy o3: 100.00 using c1
  ! coupon_not_applicable: used_up_by_customer
2026-07-02  void o1
  > voided o1: 60.00
  > coupon c1 of o1: authorised 10.00 voided 10.00
  > campaign c1: left 10.00
  > held 0.00
2026-07-02  buy o4: 100.00 using c1
  > authorised o4: 90.00
  > campaign c1: spent 10.00
