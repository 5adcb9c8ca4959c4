# The fixed late fee is capped by what is missing of the minimum, not by what revolves.

minimum payment 10% at 0.05% a day
late fee 25.00 at most 5% after 3 days

2026-07-01  buy o1: 1000.00
2026-08-09  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 0.00
# 5% of 100.00.
2026-08-10  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 5.00
  > statement 2026-08-01 minimum 100.00: 105.00 to pay
