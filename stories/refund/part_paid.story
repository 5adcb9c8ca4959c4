# Of a line that is paid in part, the unpaid part is owed no more, and the paid part is given back.

2026-07-01  buy o1: 100.00
2026-08-02  repay 60.00
2026-08-03  refund o1: 70.00
  > statement 2026-08-01 paid
  > credit 30.00
  > exposure 0.00
2026-08-04  refund o1: 30.00
  > credit 60.00
  > books bank 60.00
  > books credit_balance 60.00
  > merchant merchant owed 0.00
