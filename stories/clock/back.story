# The clock of a sandbox goes forward only, and a few years at once; what time brings comes on the way.

2026-07-01 12:00  buy o1: 5.00
2026-07-01 12:00  set clock to 2026-07-01 11:59:59
  ! time_out_of_range
2026-07-01 12:00  set clock to 2020-01-01
  ! time_out_of_range
2026-07-01 12:00  set clock to 2040-01-01
  ! time_out_of_range
  > nothing due
2026-07-01 12:00  set clock to 2026-07-01 12:00
2026-07-01 12:00  set clock to 2026-08-01
  > due 5.00 by 2026-08-06
