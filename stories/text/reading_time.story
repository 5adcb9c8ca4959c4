# A text that is to be read first is accepted once it was shown for as long as the law pack says, by the server's clock.

law CN

2026-07-01 10:00:00  publish sheet: cost_sheet version 1 in zh as mia
2026-07-01 10:00:00  show sheet
  > shown sheet
2026-07-01 10:00:00  accept sheet
  ! reading_time_not_over: 5 seconds left
2026-07-01 10:00:04  accept sheet
  ! reading_time_not_over: 1 second left
# Showing it again begins nothing anew.
2026-07-01 10:00:04  show sheet
  > already so
2026-07-01 10:00:05  try accept sheet
  > accepted sheet
2026-07-01 10:00:05  look
  > no accepted texts
2026-07-01 10:00:05  accept sheet
  > accepted sheet
  > accepted texts: cost_sheet 1
