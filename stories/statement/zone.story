# A day begins when it does in the operator's zone.

currency GBP
zone Europe/London

2026-07-31 23:59:59  buy o1: 1.00
2026-08-01 00:00  buy o2: 2.00
  > statement 2026-08-01 lists o1 1.00
2026-08-06 23:59:59  look
  > 0 days past due
2026-08-07 00:00  look
  > 1 day past due
