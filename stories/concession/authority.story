# Terms say how much a role may give at once and a day; what is more waits for somebody whose role suffices.

concede agent 5.00 at once 8.00 a day and admin 50.00 at once 60.00 a day

staff mia: agent
staff leo: agent
staff kim: admin
staff ada: accountant
customer ann
customer ben

2026-07-01  concede c1: goodwill 5.00 because complaint as mia by ann
  > conceded c1: 5.00
2026-07-01  concede c2: goodwill 5.01 because complaint as mia by ann
  > waits c2: 5.01
  > credit 5.00
  > concession c2 proposed: 0.00 of 5.01 by mia
# A day is one over all accounts, wherever they are kept.
2026-07-01  concede c3: goodwill 3.01 because complaint as mia by ben
  > waits c3: 3.01
2026-07-01  concede c4: goodwill 3.00 because complaint as mia by ben
  > conceded c4: 3.00
2026-07-01  concede c5: goodwill 0.01 because complaint as mia by ann
  > waits c5: 0.01
2026-07-01  concede c6: goodwill 5.00 because complaint as leo by ann
  > conceded c6: 5.00
2026-07-02  concede c7: goodwill 5.00 because complaint as mia by ann
  > conceded c7: 5.00
  > books goodwill 18.00
2026-07-02  concede c8: goodwill 50.01 because complaint as mia by ann
  ! amount_out_of_range: 0.01 to 50.00
2026-07-02  concede c8: goodwill 1.00 because complaint as ada by ann
  ! role_not_allowed: agent admin
2026-07-02  approve concession c2 as ada
  ! role_not_allowed: agent admin
2026-07-02  decline concession c2 as ada
  ! role_not_allowed: agent admin
2026-07-02  reverse concession c1 because mistake as ada
  ! role_not_allowed: agent admin
