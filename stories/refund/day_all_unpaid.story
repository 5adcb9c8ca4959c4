# Within 24 hours of the authorisation, a refund of all that was captured gives every fee back, even a billed one.

2026-07-31 20:00  buy o1: 1000.00 in 3
2026-08-01 19:59:59  look
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 6.00 penalty 0.00
  > books fee_income 6.00
2026-08-01 19:59:59  refund o1
  > refunded o1: 1000.00
  > nothing due
  > statement 2026-08-01 paid
  > plan o1 done
  > exposure 0.00
  > credit 0.00
  > books fee_income 0.00
  > books receivable_fee 0.00
  > merchant merchant owed 0.00
