# A coupon is given from its first day to its last one, unless its campaign is closed before.

customer ann
customer ben

2026-07-01  campaign c1: 5.00 off funded by platform, budget 100.00, until 2026-07-10, from 2026-07-05, 9 uses
2026-07-04 23:59:59  buy x1: 50.00 using c1
  ! coupon_not_applicable: not_yet
2026-07-05 00:00  buy o1: 50.00 using c1
  > authorised o1: 45.00
2026-07-10 23:59:59  authorise o2: 50.00 using c1 by ben
  > authorised o2: 45.00
2026-07-11 00:00  buy o3: 50.00 using c1
  ! coupon_not_applicable: over

# What has it keeps it: it was authorised in time.
2026-07-12  capture o2
  > campaign c1: spent 10.00 left 90.00

2026-07-12  campaign c2: 5.00 off funded by platform, budget 100.00, until 2026-07-31, 9 uses
2026-07-12  authorise o4: 50.00 using c2
2026-07-13  end c2
  > ended c2
2026-07-13  end c2
  > already so
2026-07-13  buy o5: 50.00 using c2 by ben
  ! coupon_not_applicable: closed
2026-07-13  capture o4
  > campaign c2: spent 5.00 left 95.00
