# Plans have 3, 6, 9, 12 or 24 terms; another number is not offered.

2026-07-01  buy o1: 1000.00 in 4
  ! term_not_offered: 3 6 9 12 24
2026-07-01  buy o2: 1000.00 in 1
  ! term_not_offered: 3 6 9 12 24
2026-07-01  buy o3: 1000.00 in 25
  ! term_not_offered: 3 6 9 12 24
2026-07-01  buy o4: 1000.00 in 0
  ! term_not_offered: 3 6 9 12 24

# Whether the number is offered is told before whether the amount is enough.
2026-07-01  buy o5: 1.00 in 4
  ! term_not_offered: 3 6 9 12 24
  > exposure 0.00
