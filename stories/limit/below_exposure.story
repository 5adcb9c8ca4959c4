# A limit falls below what is used of it only when that is accepted: what was bought stays, and nothing is bought until enough is paid.

2026-07-01  buy o1: 3000.00
2026-07-01  authorise o2: 1000.00
  > exposure 4000.00
2026-07-02  limit to 3999.99 because risk
  ! limit_below_exposure: 4000.00 used, 0.01 over
2026-07-02  limit to 1500.00 because risk
  ! limit_below_exposure: 4000.00 used, 2500.00 over
  > limit 5000.00
2026-07-02  try limit to 1500.00 because risk accepting what follows
  > limit changed: 5000.00 to 1500.00, 2500.00 over
  > limit 5000.00
2026-07-02  limit to 1500.00 because risk accepting what follows
  > limit changed: 5000.00 to 1500.00, 2500.00 over
  > limit 1500.00
  > exposure 4000.00
  > available 0.00
2026-07-02  buy o3: 0.01
  ! limit_exceeded: 0.00 available, 0.01 short

# What is held can still be captured, and what is given back leaves less used.
2026-07-03  capture o2
  > captured o2: 1000.00
  > exposure 4000.00
2026-07-04  refund o2: 500.00
  > exposure 3500.00
  > available 0.00

# A raise is a raise, even to less than what is used; the next cent down is to be accepted again.
2026-07-05  limit to 2000.00 because review
  > limit changed: 1500.00 to 2000.00, 1500.00 over
2026-07-05  limit to 1999.99 because review
  ! limit_below_exposure: 3500.00 used, 1500.01 over

# 3500.00 are billed; 2000.00 of limit leave something available once more than 1500.00 are paid.
2026-08-02  repay 1500.00
  > exposure 2000.00
  > available 0.00
2026-08-02  repay 500.00
  > available 500.00
2026-08-02  buy o4: 500.00
  > available 0.00
2026-08-02  look
  > limit changes: 2026-07-02 5000.00 to 1500.00 because risk, 2026-07-05 1500.00 to 2000.00 because review
