# An account that nobody looks at for months comes to the same figures: each statement carries what revolved of the one before.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
# 87 days of 100.00, 56 of 90.00 and 26 of 81.00 at 500 ppm; 24 days of 810.00 are 9.72, 25 of 729.00 are 9.1125.
2026-11-01  look
  > 87 days past due
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 0.00 penalty 4.35
  > statement 2026-09-01 lists o1 900.00, interest 11.25
  > statement 2026-09-01 due 2026-09-06: principal 90.00 fee 11.25 penalty 2.52
  > statement 2026-10-01 lists o1 810.00, interest 9.72
  > statement 2026-10-01 due 2026-10-06: principal 81.00 fee 9.72 penalty 1.05
  > statement 2026-11-01 lists o1 729.00, interest 9.11
  > statement 2026-11-01 minimum 82.01: 82.01 to pay
  > exposure 1000.00
  > books fee_income 30.08
  > books balance
# The oldest gives first: 100.00, 90.00, 81.00, and 29.00 of what is on the newest.
2026-11-02  refund o1: 300.00
  > statement 2026-11-01 leaves o1 700.00, interest 9.11
  > statement 2026-11-01 minimum 79.11: 79.11 to pay
