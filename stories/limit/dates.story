# A temporary limit ends today at the earliest, and 366 days ahead at the latest.

2026-07-01  temporary limit 1000.00 until 2026-06-30 because review
  ! date_out_of_range: 2026-07-01 to 2027-07-02
2026-07-01  temporary limit 1000.00 until 2027-07-03 because review
  ! date_out_of_range: 2026-07-01 to 2027-07-02
  > limit 5000.00
2026-07-01  temporary limit 1000.00 until 2027-07-02 because review
  > limit changed: 5000.00 to 6000.00
2026-07-02  temporary limit 1000.00 until 2026-07-02 because review
  > limit changed: 6000.00 to 6000.00
  > temporary limit 1000.00 until 2026-07-02
2026-07-03  look
  > limit 5000.00
  > no temporary limit
