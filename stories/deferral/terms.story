# A statement is deferred as the Terms say that it was cut under, and not at all where they say nothing; a day's fee keeps the cost ceiling.

deferral off

2026-07-01  buy o1: 1000.00
2026-07-02  propose dear: deferral 30 days 0.0658% a day 2 a year, from 2026-08-02 as mia
  ! terms_flawed: deferral.fee_ppm_a_day
2026-07-02  propose odd: deferral 91 days 100.0001% a day 13 a year, no cost ceiling, from 2026-08-02 as mia
  ! terms_flawed: deferral.days_max deferral.fee_ppm_a_day deferral.times_a_year
# 657 ppm a day are 239805 ppm over 365 days, and 240000 are allowed.
2026-07-02  propose just: deferral 7 days 0.0657% a day 1 a year, from 2026-08-02 as mia
  > proposed just: version 2
2026-07-02  approve just as kim
2026-08-02  defer statement 2026-08-01 for 1 day
  ! deferral_not_offered
2026-08-02  repay due
2026-08-02  buy o2: 1000.00
2026-09-02  defer statement 2026-09-01 for 8 days
  ! days_out_of_range: 7
# round(100000 × 657 × 7 / 10⁶) is 459.9 fen, 4.60.
2026-09-02  defer statement 2026-09-01 for 7 days
  > deferred 2026-09-06 to 2026-09-13 for 4.60
2026-09-02  repay due
2026-09-02  buy o3: 1000.00
2026-10-02  defer statement 2026-10-01 for 1 day
  ! too_many_deferrals: 1, again from 2027-09-02
