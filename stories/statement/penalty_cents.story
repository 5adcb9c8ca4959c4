# A penalty is kept exactly and rounded as it is shown: 0.99 cost nothing for ten days, one cent after thirty, two on the next.

# A day costs 0.0495 cents: ten days 0.495, eleven 0.5445, thirty 1.485, thirty-one 1.5345.
2026-07-01  buy o1: 0.99
2026-08-16  look
  > statement 2026-08-01 due 2026-08-06: principal 0.99 fee 0.00 penalty 0.00
  > 10 days past due
2026-08-17  look
  > statement 2026-08-01 due 2026-08-06: principal 0.99 fee 0.00 penalty 0.01
2026-09-05  look
  > statement 2026-08-01 due 2026-08-06: principal 0.99 fee 0.00 penalty 0.01
  > 30 days past due
2026-09-06  look
  > statement 2026-08-01 due 2026-08-06: principal 0.99 fee 0.00 penalty 0.02
