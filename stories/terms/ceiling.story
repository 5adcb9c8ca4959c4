# A plan that would cost more than the ceiling is not sold: not by Terms, and not by a fee that rounding makes dearer.

pricing flat 1.0065%

# Of 3 terms a flat fee may be 1.2130%, of 24 only 1.0065% (24% a year effective, over equal months).
2026-07-01  propose dear: pricing flat 1.0066%, from 2026-08-01 as mia
  ! terms_flawed: offers[24]
2026-07-01  propose cheap: pricing flat 1.0066%, cost ceiling 24.01%, from 2026-08-01 as mia
  > proposed cheap: version 2
# 1.0065% of 240.00 is 2.4156, and 2.42 a term is too dear: 24 payments of 12.42 for 240.00.
2026-07-01  buy o1: 240.00 in 24
  ! cost_ceiling_exceeded: 24.0429% a year
2026-07-01  buy o2: 240.00 in 12
  > order o2 captured: authorised 240.00 captured 240.00
