# Where nothing is to be listed there is no statement.

2026-07-01  buy o1: 5.00
2026-07-31  refund o1
2026-08-01  look
  > no statement 2026-08-01
  > nothing due
2026-08-02  authorise o2: 5.00
2026-08-03  void o2
2026-09-01  look
  > no statement 2026-09-01

# After a month without one, the next is cut as if it had not been left out.
2026-09-30  buy o3: 5.00
2026-10-01  look
  > statement 2026-10-01 lists o3 5.00
