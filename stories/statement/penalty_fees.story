# A penalty is charged on principal alone, not on fees.

2026-07-01  buy o1: 1000.00 in 3
2026-08-16  look
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 6.00 penalty 1.67
2026-08-16  repay 7.67
  > repaid 7.67: penalty 1.67 fee 6.00
2026-08-26  look
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 0.00 penalty 1.66
2026-08-26  repay 335.00
  > repaid 335.00: penalty 1.66 principal 333.34

# With the principal gone nothing more runs up, however long a fee stays open.
2026-09-01  look
  > statement 2026-08-01 paid
2026-09-02  repay 6.00
  > repaid 6.00: fee 6.00
2026-09-03  repay 333.33
  > repaid 333.33: principal 333.33
2026-10-30  look
  > statement 2026-09-01 paid
  > statement 2026-10-01 due 2026-10-06: principal 333.33 fee 6.00 penalty 4.00
