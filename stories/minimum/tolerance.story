# What is missing of the minimum and tolerated is not late, and revolves with the rest.

minimum payment 10% at 0.05% a day
tolerance 5.00

2026-07-01  buy o1: 1000.00
2026-08-06  repay 95.00
2026-08-07  look
  > 0 days past due
  > minimum due 5.00
2026-08-20  buy o2: 5.00
# 25 days of 905.00 are 11.3125.
2026-09-01  look
  > statement 2026-08-01 paid
  > statement 2026-09-01 lists o1 905.00, interest 11.31, o2 5.00
