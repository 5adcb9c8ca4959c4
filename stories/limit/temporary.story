# A temporary limit counts through its last day, and on the day after it is gone, without anything happening for it.

2026-07-01  buy o1: 4500.00
  > available 500.00
2026-07-01  temporary limit 1000.00 until 2026-07-10 because review
  > limit changed: 5000.00 to 6000.00
  > limit 6000.00
  > fixed limit 5000.00
  > temporary limit 1000.00 until 2026-07-10
  > available 1500.00

# In the last second of its last day fits what a second later is too much.
2026-07-10 23:59:59  try buy o2: 1200.00
  > authorised o2: 1200.00
  > limit 6000.00
  > available 1500.00
2026-07-11 00:00  buy o2: 1200.00
  ! limit_exceeded: 500.00 available, 700.00 short
  > limit 5000.00
  > no temporary limit
  > available 500.00
  > limit changes: 2026-07-01 5000.00 to 6000.00 because review

# The next one starts from the fixed limit again; 7000.00 of it are used.
2026-07-11  temporary limit 2000.00 until 2026-07-11 because review
  > limit changed: 5000.00 to 7000.00
2026-07-11  buy o3: 2500.00
  > exposure 7000.00
  > available 0.00

# What was bought with it stays. Nothing can be bought until less than 5000.00 is used.
2026-07-12  buy o4: 0.01
  ! limit_exceeded: 0.00 available, 0.01 short
  > limit 5000.00
  > exposure 7000.00
2026-08-02  repay 2000.00
  > repaid 2000.00: principal 2000.00
  > available 0.00
2026-08-02  repay 0.01
  > available 0.01
2026-08-02  buy o5: 0.01
  > available 0.00
