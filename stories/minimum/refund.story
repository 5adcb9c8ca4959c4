# A refund of what revolves makes it smaller from the next day on; interest that has run up stays, billed or not.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-07-02  buy o2: 500.00
2026-08-05  repay 150.00
  > statement 2026-08-01 minimum 150.00: 0.00 to pay
# Ten days of 1350.00.
2026-08-16  refund o2
  > interest run up 6.75
  > statement 2026-08-01 leaves o1 850.00
# 15 days of 850.00 are 6.375: 13.125 in all, rounded once.
2026-09-01  look
  > statement 2026-09-01 lists o1 850.00, interest 13.13
  > explained line_fee 2 of statement 2026-09-01: 1350.00 × 500 ppm × 10 days from 2026-08-07 6.75, 850.00 × 500 ppm × 15 days from 2026-08-17 6.375
  > statement 2026-09-01 minimum 98.13: 98.13 to pay
# The line that is carried over is still the order's, and the minimum is asked of what is left.
2026-09-02  refund o1: 100.00
  > statement 2026-09-01 leaves o1 750.00, interest 13.13
  > statement 2026-09-01 minimum 88.13: 88.13 to pay
  > merchant merchant owed 900.00
