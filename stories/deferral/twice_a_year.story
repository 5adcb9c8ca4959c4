# Two statements of an account are deferred within 365 days, and not a third.

2026-07-01  buy o1: 10.00
2026-08-02  defer statement 2026-08-01 for 1 day
2026-08-02  repay due
2026-08-02  buy o2: 10.00
2026-09-02  defer statement 2026-09-01 for 1 day
2026-09-02  repay due
2026-09-02  buy o3: 10.00
2026-10-02  defer statement 2026-10-01 for 1 day
  ! too_many_deferrals: 2, again from 2027-08-02
2026-10-02  repay due

# The first of the two is a year old on 2027-08-02.
2027-07-01  buy o4: 10.00
2027-08-01  defer statement 2027-08-01 for 1 day
  ! too_many_deferrals: 2, again from 2027-08-02
2027-08-02  defer statement 2027-08-01 for 1 day
  > deferred 2027-08-06 to 2027-08-07 for 0.00
2027-08-02  repay due
2027-08-02  buy o5: 10.00
2027-09-01  defer statement 2027-09-01 for 1 day
  ! too_many_deferrals: 2, again from 2027-09-02
