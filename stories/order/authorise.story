# An authorisation holds the money: it uses the line, and no statement asks for it.

2026-07-30  authorise o1: 10.00
  > authorised o1: 10.00
  > order o1 authorised: authorised 10.00
  > held 10.00
  > exposure 10.00
  > available 4990.00
  > books receivable_principal 0.00
2026-08-02  look
  > no statement 2026-08-01
  > nothing due
  > held 10.00

# What is captured after a cycle day joins the statement after that.
2026-08-02  capture o1
  > captured o1: 10.00
  > order o1 captured: authorised 10.00 captured 10.00
  > held 0.00
  > exposure 10.00
  > books receivable_principal 10.00
2026-09-01  look
  > statement 2026-09-01 lists o1 10.00
  > statement 2026-09-01 due 2026-09-06: principal 10.00 fee 0.00 penalty 0.00
