# Terms that cannot be are refused, and the answer names every field that is wrong.

2026-07-01  propose late: from 2026-07-01 as mia
  ! terms_flawed: in_force_from
2026-07-01  propose far: from 2027-07-03 as mia
  ! terms_flawed: in_force_from
2026-07-01  propose undated: grace 10 days as mia
  ! terms_flawed: in_force_from
2026-07-01  propose short: grace 4 days, from 2026-08-01 as mia
  ! terms_flawed: grace_days
2026-07-01  propose wrong: grace 26 days, pricing flat 200%, from 2026-06-01 as mia
  ! terms_flawed: in_force_from grace_days offers[3] offers[6] offers[9] offers[12] offers[24]
2026-07-01  try propose sound: grace 10 days, from 2026-08-01 as mia
  > proposed sound: version 2
2026-07-01  propose sound: grace 10 days, from 2026-08-01 as mia
  > proposed sound: version 2
2026-07-01  approve short as kim
  ! terms_not_found
# Nobody approved it in time.
2026-08-01  approve sound as kim
  ! terms_flawed: in_force_from
2026-08-01  look
  > version 1 in force
