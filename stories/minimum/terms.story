# A statement has the minimum of the Terms it was cut under; a year of revolving keeps the cost ceiling, and that of the law.

2026-07-01  buy o1: 1000.00
2026-07-02  propose dear: minimum payment 10% at 0.0658% a day, from 2026-08-02 as mia
  ! terms_flawed: minimum_payment.revolving_ppm_a_day
2026-07-02  propose odd: minimum payment 0% at 100.0001% a day, no cost ceiling, from 2026-08-02 as mia
  ! terms_flawed: minimum_payment.percent_ppm minimum_payment.revolving_ppm_a_day
2026-07-02  propose more: minimum payment 100.0001% at 0.05% a day, from 2026-08-02 as mia
  ! terms_flawed: minimum_payment.percent_ppm
# 658 ppm a day are 24.0170% over 365 days, which is too dear in China whatever ceiling the Terms have.
2026-07-02  propose lawless: law CN, no cost ceiling, minimum payment 10% at 0.0658% a day, from 2026-08-02 as mia
  ! terms_flawed: cost_ceiling_ppm minimum_payment.revolving_ppm_a_day
2026-07-02  propose just: minimum payment 10% at 0.0657% a day, from 2026-08-02 as mia
  > proposed just: version 2
2026-07-02  approve just as kim
2026-07-02  propose none: minimum payment off, from 2026-09-02 as mia
  > proposed none: version 3
2026-07-02  approve none as kim
2026-08-01  look
  > statement 2026-08-01 no minimum
2026-08-06  repay due
2026-08-07  buy o2: 1000.00
2026-09-01  look
  > statement 2026-09-01 minimum 100.00: 100.00 to pay
2026-09-06  repay 100.00
# What revolves under the second version is on a statement of the third, all of which is to be paid: 900.00 × 657 ppm × 24 is 14.1912.
2026-10-01  look
  > statement 2026-10-01 lists o2 900.00, interest 14.19
  > statement 2026-10-01 no minimum
2026-10-07  buy o3: 5.00
  ! overdue: 914.19 was due on 2026-10-06, 914.64 is to pay
