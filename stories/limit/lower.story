# A limit is lowered down to what is used of it, and the log tells every change with its reason.

2026-07-01  buy o1: 1000.00
2026-07-02  limit to 4000.00 because risk
  > limit changed: 5000.00 to 4000.00
  > available 3000.00
2026-07-03  limit to 2000.00 because hardship
  > limit changed: 4000.00 to 2000.00
  > available 1000.00
2026-07-04  limit to 3000.00 because correction
  > limit changed: 2000.00 to 3000.00
  > available 2000.00
2026-07-05  limit to 1000.00 because review
  > limit changed: 3000.00 to 1000.00
  > limit 1000.00
  > exposure 1000.00
  > available 0.00
2026-07-05  buy o2: 0.01
  ! limit_exceeded: 0.00 available, 0.01 short
2026-07-05  look
  > limit changes: 2026-07-02 5000.00 to 4000.00 because risk, 2026-07-03 4000.00 to 2000.00 because hardship, 2026-07-04 2000.00 to 3000.00 because correction, 2026-07-05 3000.00 to 1000.00 because review
