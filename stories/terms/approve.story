# New Terms are proposed by one of the staff and approved by another, and hold from the day they name.

2026-07-01  propose autumn: grace 10 days, pricing flat 0.5%, from 2026-08-01 as mia
  > proposed autumn: version 2
  > version 1 in force
2026-07-01  approve autumn as mia
  ! second_person_required
2026-07-02  approve autumn as kim
  > approved autumn
  > version 1 in force
2026-07-02  approve autumn as kim
  > already so
2026-07-02  approve unknown as kim
  ! terms_not_found
2026-07-31  look
  > version 1 in force
2026-08-01  look
  > version 2 in force
