# Where the Terms let no payment count from an earlier day, each counts from the day it is booked.

value dates 0 days back

2026-07-01  buy o1: 1000.00
2026-08-20  repay 1000.00 dated 2026-08-19
  ! value_date_out_of_range: 2026-08-20 to 2026-08-20, before_history
2026-08-20  repay 1007.00 dated 2026-08-20
  > repaid 1007.00: penalty 7.00 principal 1000.00
