# Terms that break the law pack they name are refused, and the answer names the field.

2026-07-01  propose dear: law CN, cost ceiling 24.0001%, from 2026-08-01 as mia
  ! terms_flawed: cost_ceiling_ppm
2026-07-01  propose unbounded: law CN, no cost ceiling, from 2026-08-01 as mia
  ! terms_flawed: cost_ceiling_ppm
# Settled early, a plan in the European Union keeps nothing for time that is left; the fees of two more terms are 1.2% of it.
2026-07-01  propose keeping: law EU, early settlement next_fee, from 2026-08-01 as mia
  ! terms_flawed: early_settlement
2026-07-01  propose by-day: law EU, early settlement pro_rata, from 2026-08-01 as mia
  > proposed by-day: version 2
# What cannot be at all is said before what the law says of it.
2026-07-01  propose wrong: law EU, early settlement next_fee, grace 4 days, from 2026-08-01 as mia
  ! terms_flawed: grace_days
# No pack, no rule of it.
2026-07-01  propose free: early settlement next_fee, no cost ceiling, from 2026-08-01 as mia
  > proposed free: version 3
