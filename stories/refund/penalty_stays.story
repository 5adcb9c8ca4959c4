# When the whole principal of a late statement is refunded, its penalty is still to be paid.

2026-07-01  buy o1: 100.00
2026-08-10  refund o1
  > refunded o1: 100.00
  > statement 2026-08-01 due 2026-08-06: principal 0.00 fee 0.00 penalty 0.20
  > 4 days past due
2026-08-20  repay due
  > repaid 0.20: penalty 0.20
  > nothing due
  > merchant merchant owed 0.00
