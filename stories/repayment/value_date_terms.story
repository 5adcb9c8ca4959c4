# How far back a payment may count is in the Terms; under some it always counts from the day it is booked.

value dates 10 days back

2026-07-01  buy o1: 1000.00
2026-08-20  repay 5.00 dated 2026-08-09
  ! value_date_out_of_range: 2026-08-10 to 2026-08-20, before_history
2026-08-20  repay 1000.00 dated 2026-08-10
  > repaid 1000.00: penalty 2.00 principal 998.00, 4.99 taken back
  > statement 2026-08-01 due 2026-08-06: principal 2.00 fee 0.00 penalty 0.01
