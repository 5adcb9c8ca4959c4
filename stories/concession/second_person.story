# Above somebody's authority a second person decides, and both names are kept; what was paid meanwhile is not waived.

limit 20000.00
concede agent 5.00 at once 8.00 a day and admin 50.00 at once 60.00 a day

staff mia: agent
staff leo: agent
staff kim: admin

2026-07-01  buy o1: 10000.00
# 5.00 a day from 2026-08-07 on.
2026-08-10  concede c1: penalty of statement 2026-08-01 because hardship as mia
  > waits c1: 20.00
  > statement 2026-08-01 due 2026-08-06: principal 10000.00 fee 0.00 penalty 20.00
2026-08-10  approve concession c1 as mia
  ! second_person_required
2026-08-10  approve concession c1 as leo
  ! authority_exceeded: 5.00 at once, 8.00 left today
2026-08-10  reverse concession c1 because mistake as kim
  ! concession_not_reversible: not_granted
2026-08-10  repay 12.00
  > repaid 12.00: penalty 12.00
2026-08-10  approve concession c1 as kim
  > conceded c1: 8.00
  > concession c1 granted: 8.00 of 20.00 by mia and kim
  > statement 2026-08-01 due 2026-08-06: principal 10000.00 fee 0.00 penalty 0.00
  > books penalty_income 12.00
2026-08-10  approve concession c1 as kim
  > already so
2026-08-10  decline concession c1 as kim
  ! concession_not_open: granted
2026-08-12  concede c2: penalty of statement 2026-08-01 because hardship as mia
  > waits c2: 10.00
2026-08-12  decline concession c2 as kim
  > declined c2
  > concession c2 declined: 0.00 of 10.00 by mia and kim
2026-08-12  decline concession c2 as kim
  > already so
2026-08-12  approve concession c2 as kim
  ! concession_not_open: declined
2026-08-12  concede c3: penalty of statement 2026-08-01 because hardship as mia
  > waits c3: 10.00
2026-08-12  repay due
  > repaid 10010.00: penalty 10.00 principal 10000.00
2026-08-12  approve concession c3 as kim
  ! nothing_to_waive
# Who proposed it takes it back.
2026-08-12  decline concession c3 as mia
  > declined c3
