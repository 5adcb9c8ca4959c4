# Money from the card can be spent once the bank has settled it; until then it stands in clearing.

2026-07-01  top up t1: 100.00
  > requested t1: 100.00
  > instruction t1 requested: 100.00
  > wallet 0.00
  > wallet incoming 100.00
  > books clearing 100.00
  > books wallet 100.00
  > books bank 0.00
2026-07-01  buy no1: 5.00 from balance
  ! balance_insufficient: 0.00 available, 5.00 short
2026-07-02  settle t1
  > settled t1: 100.00
  > instruction t1 settled: 100.00
  > wallet 100.00
  > wallet available 100.00
  > wallet incoming 0.00
  > books clearing 0.00
  > books wallet 100.00
  > books bank 100.00

# The bank may say it twice; it happens once.
2026-07-02  settle t1
  > already so
  > wallet 100.00
2026-07-02  fail t1
  ! outcome_not_possible: settled

# One that fails never moved anything.
2026-07-03  top up t2: 50.00
2026-07-03  return t2
  ! outcome_not_possible: requested
2026-07-03  fail t2
  > failed t2: 50.00
  > wallet 100.00
  > wallet incoming 0.00
  > books clearing 0.00
  > books wallet 100.00
  > books bank 100.00
2026-07-03  fail t2
  > already so
2026-07-03  settle t2
  ! outcome_not_possible: failed
2026-07-03  return t2
  ! outcome_not_possible: failed
