# Ten concessions may wait on an account; one that is decided makes room.

concede agent 1.00 at once 1.00 a day and admin 50.00 at once 50.00 a day

staff mia: agent
staff kim: admin

2026-07-01  concede c1: goodwill 2.00 because complaint as mia
  > waits c1: 2.00
2026-07-01  concede c2: goodwill 2.00 because complaint as mia
  > waits c2: 2.00
2026-07-01  concede c3: goodwill 2.00 because complaint as mia
  > waits c3: 2.00
2026-07-01  concede c4: goodwill 2.00 because complaint as mia
  > waits c4: 2.00
2026-07-01  concede c5: goodwill 2.00 because complaint as mia
  > waits c5: 2.00
2026-07-01  concede c6: goodwill 2.00 because complaint as mia
  > waits c6: 2.00
2026-07-01  concede c7: goodwill 2.00 because complaint as mia
  > waits c7: 2.00
2026-07-01  concede c8: goodwill 2.00 because complaint as mia
  > waits c8: 2.00
2026-07-01  concede c9: goodwill 2.00 because complaint as mia
  > waits c9: 2.00
2026-07-01  concede c10: goodwill 2.00 because complaint as mia
  > waits c10: 2.00
2026-07-01  concede c11: goodwill 2.00 because complaint as mia
  ! too_many_proposals: 10
2026-07-01  concede c11: goodwill 1.00 because complaint as mia
  > conceded c11: 1.00
2026-07-01  approve concession c10 as kim
  > conceded c10: 2.00
2026-07-01  concede c12: goodwill 2.00 because complaint as mia
  > waits c12: 2.00
