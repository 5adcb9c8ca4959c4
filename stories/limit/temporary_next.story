# A temporary limit is replaced by the next one, and taken away; the fixed limit is changed under it.

2026-07-01  temporary limit 1000.00 until 2026-07-10 because review
  > limit changed: 5000.00 to 6000.00
2026-07-02  temporary limit 1000.00 until 2026-07-31 because review
  > limit changed: 6000.00 to 6000.00
  > temporary limit 1000.00 until 2026-07-31
2026-07-03  limit to 6000.00 because review
  > limit changed: 6000.00 to 7000.00
  > fixed limit 6000.00
  > temporary limit 1000.00 until 2026-07-31
2026-07-04  limit to 4000.00 and temporary limit 2000.00 until 2026-07-05 because risk
  > limit changed: 7000.00 to 6000.00
  > fixed limit 4000.00
  > temporary limit 2000.00 until 2026-07-05
2026-07-05  no temporary limit because correction
  > limit changed: 6000.00 to 4000.00
  > fixed limit 4000.00
  > no temporary limit
  > available 4000.00
2026-07-06  look
  > limit changes: 2026-07-01 5000.00 to 6000.00 because review, 2026-07-02 6000.00 to 6000.00 because review, 2026-07-03 6000.00 to 7000.00 because review, 2026-07-04 7000.00 to 6000.00 because risk, 2026-07-05 6000.00 to 4000.00 because correction
