# A payment pays what is due, oldest statement first, and inside each its penalty, then its fees, then its principals.

2026-07-01  buy o1: 300.00 in 3
2026-09-02  look
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 1.80 penalty 1.35
  > statement 2026-09-01 due 2026-09-06: principal 100.00 fee 1.80 penalty 0.00
  > due 204.95 by 2026-08-06
2026-09-02  repay 1.00
  > repaid 1.00: penalty 1.00
2026-09-02  repay 2.15
  > repaid 2.15: penalty 0.35 fee 1.80
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 0.00 penalty 0.00
2026-09-02  repay 50.00
  > repaid 50.00: principal 50.00
2026-09-02  repay 100.00
  > repaid 100.00: fee 1.80 principal 98.20
  > statement 2026-08-01 paid
  > statement 2026-09-01 due 2026-09-06: principal 51.80 fee 0.00 penalty 0.00
  > due 51.80 by 2026-09-06
  > 0 days past due
  > credit 0.00
2026-09-02  repay due
  > repaid 51.80: principal 51.80
  > nothing due
  > books bank 204.95
  > books penalty_income 1.35
  > books fee_income 3.60
