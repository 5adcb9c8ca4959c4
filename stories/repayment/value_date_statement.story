# A payment for one statement counts from its value date, too; what was to be paid then is what it costs.

2026-07-01  buy o1: 1000.00
2026-08-02  buy o2: 200.00
2026-09-16  look
  > due 1221.50 by 2026-08-06

# On the 11th of August 1000.00 and five days were to be paid.
2026-09-16  repay statement 2026-08-01 dated 2026-08-11
  > repaid 1002.50: penalty 2.50 principal 1000.00, 18.00 taken back
  > statement 2026-08-01 paid
  > statement 2026-09-01 due 2026-09-06: principal 200.00 fee 0.00 penalty 1.00
  > 10 days past due
2026-09-16  repay statement 2026-08-01 dated 2026-08-11
  ! nothing_due
2026-09-16  repay statement unknown dated 2026-08-11
  ! statement_not_found
2026-09-16  repay statement 2026-09-01 dated 2026-09-06
  > repaid 200.00: principal 200.00, 1.00 taken back
  > nothing due
  > books penalty_income 2.50
