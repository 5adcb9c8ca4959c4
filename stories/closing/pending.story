# Everything that stands in the way of closing is told at once.

concede agent 1.00 at once 1.00 a day and admin 50.00 at once 50.00 a day

staff mia: agent

2026-07-01  buy o1: 300.00 in 3
2026-08-02  buy o2: 20.00
2026-08-02  authorise o3: 5.00
2026-08-02  concede c1: goodwill 1.00 because complaint as mia
2026-08-02  concede c2: goodwill 3.00 because complaint as mia
  > waits c2: 3.00
# The first term with its fee of 1.80, the two others, and what was conceded at once and after.
2026-08-02  close because dormant as mia
  ! account_not_clear: statements 101.80, purchases 20.00, plans 200.00, holds 5.00, credit_balance 1.00, proposals 3.00
2026-08-02  close because dormant as mia by unknown
  ! account_not_found
