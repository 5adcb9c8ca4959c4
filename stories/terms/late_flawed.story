# What being late costs is by the day or once, never both; and what is tolerated is something, and less than all.

2026-07-01  propose both: late fee 25.00 at most 5% after 3 days, penalty 0.05% a day, from 2026-07-02 as mia
  ! terms_flawed: late_fee
2026-07-01  propose nothing: late fee 0.00 at most 5% after 3 days, from 2026-07-02 as mia
  ! terms_flawed: late_fee
2026-07-01  propose uncapped: late fee 25.00 at most 0% after 31 days, from 2026-07-02 as mia
  ! terms_flawed: late_fee late_fee
2026-07-01  propose wide: tolerance 200000.01, from 2026-07-02 as mia
  ! terms_flawed: tolerance
2026-07-01  propose narrow: tolerance 0.00, from 2026-07-02 as mia
  ! terms_flawed: tolerance
2026-07-01  propose long: value dates 367 days back, from 2026-07-02 as mia
  ! terms_flawed: value_date_days_max

# The edges do.
2026-07-01  propose sound: late fee 25.00 at most 100% after 30 days, tolerance 200000.00, value dates 366 days back, from 2026-07-02 as mia
  > proposed sound: version 2
