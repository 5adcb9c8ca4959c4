# The cycle day is changed at most once in 365 days.

2026-07-01  cycle day to 1
  ! cycle_day_unchanged
2026-07-01  cycle day to 10
  > cycle day changed: 1 to 10, first 2026-08-10
2026-07-02  cycle day to 20
  ! cycle_day_changed_lately: again from 2027-07-01
# That it is that day already is said first.
2026-07-02  cycle day to 10
  ! cycle_day_unchanged
2027-06-30  cycle day to 1
  ! cycle_day_changed_lately: again from 2027-07-01
2027-07-01  cycle day to 1
  > cycle day changed: 10 to 1, first 2027-08-01
