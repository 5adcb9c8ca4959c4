# A part may be paid by balance and the rest on the next bill: only the rest uses the limit.

limit 70.00

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-01  buy no1: 100.01 with 30.00 from balance
  ! limit_exceeded: 70.00 available, 0.01 short
2026-07-01  buy no2: 150.00 with 100.01 from balance
  ! balance_insufficient: 100.00 available, 0.01 short

# When both are too short, the limit is told first.
2026-07-01  buy no3: 200.00 with 100.01 from balance
  ! limit_exceeded: 70.00 available, 29.99 short
2026-07-01  buy o1: 100.00 with 30.00 from balance
  > authorised o1: 70.00, 30.00 from balance
  > exposure 70.00
  > available 0.00
  > wallet 70.00
  > merchant merchant owed 100.00
  > order o1 captured: authorised 100.00 captured 100.00
  > order o1 balance: authorised 30.00 captured 30.00
2026-08-01  look
  > statement 2026-08-01 lists o1 70.00
  > due 70.00 by 2026-08-06
