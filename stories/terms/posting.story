# Where Terms post at shipping or at receipt, what is bought on credit is authorised first, and captured then.

posting receipt held 30 days

2026-07-01  top up t1: 50.00
2026-07-01  settle t1
2026-07-01  buy x1: 100.00
  ! capture_too_early: receipt
2026-07-01  buy x2: 100.00 in 3
  ! capture_too_early: receipt
# The customer's own money is no credit.
2026-07-01  buy o1: 20.00 from balance
  > authorised o1: 20.00 from balance
2026-07-01  authorise o2: 100.00
  > held 100.00
# It is held for 30 days, and posted on the day it is received: the statement of August has it.
2026-07-30  capture o2
  > held 0.00
2026-08-01  look
  > statement 2026-08-01 lists o2 100.00

2026-08-01  propose shipped: posting shipping held 10 days, from 2026-08-02 as mia
2026-08-01  approve shipped as kim
2026-08-02  buy x3: 10.00
  ! capture_too_early: shipping
# Contradictory Terms: what is received is on its way for longer.
2026-08-02  propose short: posting receipt held 29 days, from 2026-08-03 as mia
  ! terms_flawed: authorisation_days
