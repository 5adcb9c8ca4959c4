# New Terms that charge off earlier, or at all, do so from their first day on and never before it.

no charge-off

2026-07-10  buy o1: 100.00
# Due on 2026-08-06: on 2027-02-02 it is 180 days past due, and nothing happens.
2027-02-02  propose strict: charged off from 60 days, from 2027-03-01 as mia
2027-02-02  approve strict as kim
2027-02-28  look
  > 206 days past due
  > not charged off
# 206 days of penalty up to 2027-02-28: 206 × 0.05 = 10.30.
2027-03-01  look
  > charged off on 2027-03-01: principal 100.00 penalty 10.30 owed 110.30

2027-03-02  propose hasty: charged off from 20 days, from 2027-04-01 as mia
  ! terms_flawed: charged_off_from_days
