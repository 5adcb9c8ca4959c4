# A purchase is captured at once, uses the line, and is asked for in full on the next statement.

2026-07-01  buy o1: 5.00
  > authorised o1: 5.00
  > order o1 captured: authorised 5.00 captured 5.00
  > exposure 5.00
  > held 0.00
  > available 4995.00
  > nothing due
2026-07-31 23:59:59  look
  > no statement 2026-08-01
  > nothing due
2026-08-01 00:00  look
  > statement 2026-08-01 due 2026-08-06: principal 5.00 fee 0.00 penalty 0.00
  > statement 2026-08-01 lists o1 5.00
  > due 5.00 by 2026-08-06
  > available 4995.00
2026-08-06 23:59:59  repay due
  > repaid 5.00: principal 5.00
  > statement 2026-08-01 paid
  > nothing due
  > available 5000.00
  > books bank 5.00
  > books receivable_principal 0.00
