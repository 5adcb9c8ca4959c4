# Both parts of a limit together are at most what a person may owe: 200000.00.

2026-07-01  limit to 200000.01 because review
  ! amount_out_of_range: 0.00 to 200000.00
2026-07-01  limit to 200000.00 because review
  > limit changed: 5000.00 to 200000.00
2026-07-01  limit to 150000.00 because review
  > limit changed: 200000.00 to 150000.00
2026-07-01  temporary limit 50000.01 until 2026-07-31 because review
  ! amount_out_of_range: 0.01 to 50000.00
2026-07-01  temporary limit 50000.00 until 2026-07-31 because review
  > limit changed: 150000.00 to 200000.00
2026-07-01  limit to 150000.01 because review
  ! amount_out_of_range: 0.00 to 150000.00
2026-07-01  limit to 199999.99 and temporary limit 0.02 until 2026-07-31 because review
  ! amount_out_of_range: 0.01 to 0.01
2026-07-01  temporary limit 0.00 until 2026-07-31 because review
  ! amount_out_of_range: 0.01 to 50000.00
2026-07-01  limit to 200000.00 and no temporary limit because review
  > limit changed: 200000.00 to 200000.00
  > fixed limit 200000.00
