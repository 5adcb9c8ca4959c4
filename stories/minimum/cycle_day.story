# Who moves the cycle day lengthens the days that revolve, too: up to the day before the next statement.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-06  repay 100.00
2026-08-20  cycle day to 15
  > cycle day changed: 1 to 15, first 2026-09-15
2026-09-01  look
  > no statement 2026-09-01
# 39 days of 900.00.
2026-09-15  look
  > statement 2026-09-15 lists o1 900.00, interest 17.55
