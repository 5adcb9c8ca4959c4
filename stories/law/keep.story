# New Terms may come under another law pack; a quote carries the figures of the one in force.

2026-07-01  figures 100.00 in 3
  > no figures
2026-07-01  propose chinese: law CN, from 2026-08-01 as mia
  > proposed chinese: version 2
2026-07-01  approve chinese as kim
  > approved chinese
2026-07-31  look
  > version 1 in force
2026-08-01  figures 100.00 in 3
  > figures: annual_rate 10.77%, amount_of_credit 100.00, total_cost_of_credit 1.80, total_payable 101.80, number_of_payments 3, first_payment 33.94, duration_days 97, daily_penalty 0.05%
