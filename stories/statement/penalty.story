# Each day past due costs 0.05% of the principal that is open, from the day after the due date on; thirty days of 1000.00 cost 15.00.

2026-07-01  buy o1: 1000.00
2026-08-06 23:59:59  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 0.00
2026-08-07 00:00  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 0.50
  > books penalty_income 0.50
2026-08-08  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 1.00
2026-09-05  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 15.00
  > 30 days past due
  > due 1015.00 by 2026-08-06
  > books receivable_penalty 15.00

# A penalty uses nothing of the line, and costs no penalty itself.
2026-09-05  look
  > exposure 1000.00
2026-09-06  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 15.50
2026-09-06  repay due
  > repaid 1015.50: penalty 15.50 principal 1000.00
