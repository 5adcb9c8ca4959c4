# What was conceded by mistake is owed again, as if it had not been waived; goodwill leaves the credit balance while it is there.

staff mia: agent
staff kim: admin

2026-07-01  buy o1: 1000.00
2026-08-08  concede c1: penalty of statement 2026-08-01 because complaint as mia
  > conceded c1: 1.00
2026-08-08  repay due
  > repaid 1000.00: principal 1000.00
  > statement 2026-08-01 paid
2026-08-10  reverse concession c1 because mistake as kim
  > reversed c1: 1.00
  > concession c1 reversed: 1.00 of 1.00 by mia and kim
  > due 1.00 by 2026-08-06
  > 4 days past due
  > books penalty_income 1.00
2026-08-10  reverse concession c1 because mistake as kim
  > already so
2026-08-10  buy o2: 5.00
  ! overdue: 0.00 was due on 2026-08-06, 1.00 is to pay
2026-08-10  repay due
  > repaid 1.00: penalty 1.00
  > nothing due
2026-08-11  concede c2: goodwill 10.00 because retention as mia
  > credit 10.00
2026-08-11  reverse concession c2 because misuse as mia
  > reversed c2: 10.00
  > credit 0.00
  > books goodwill 0.00
2026-08-11  concede c3: goodwill 10.00 because retention as mia
2026-08-12  buy o3: 7.00
# 7.00 of it pays the statement.
2026-09-01  reverse concession c3 because misuse as mia
  ! concession_not_reversible: spent
# It takes the authority to give as much: an agent may give 50.00 at once.
2026-09-02  concede c4: goodwill 60.00 because complaint as kim
  > conceded c4: 60.00
2026-09-02  reverse concession c4 because mistake as mia
  ! authority_exceeded: 50.00 at once, 50.00 left today
2026-09-02  reverse concession c4 because mistake as kim
  > reversed c4: 60.00
  > credit 3.00
  > books balance
