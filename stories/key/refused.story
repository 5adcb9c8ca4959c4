# A refused command does not consume its key.

limit 100.00

2026-07-01  buy o1: 100.01 under key k1
  ! limit_exceeded: 100.00 available, 0.01 short
2026-07-01  buy o2: 50.00 under key k1
  > authorised o2: 50.00
  > exposure 50.00

# Neither does a try.
2026-07-01  try buy o3: 50.00 under key k2
  > authorised o3: 50.00
2026-07-01  buy o4: 49.00 under key k2
  > authorised o4: 49.00
  > exposure 99.00
