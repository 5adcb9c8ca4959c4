# An order is captured in parts, as a merchant ships it; each part is a line of its own.

2026-07-01  authorise o1: 10.00
2026-07-02  capture o1: 4.00
  > captured o1: 4.00
  > order o1 part_captured: authorised 10.00 captured 4.00
  > held 6.00
  > exposure 10.00
2026-07-03  capture o1: 6.01
  ! amount_out_of_range: 0.01 to 6.00
2026-07-03  capture o1: 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-03  capture o1
  > captured o1: 6.00
  > order o1 captured: authorised 10.00 captured 10.00
  > held 0.00

# To be captured is what it is already.
2026-07-04  capture o1
  > already so
  > exposure 10.00
2026-07-04  capture o1: 1.00
  ! not_capturable: captured
2026-08-01  look
  > statement 2026-08-01 lists o1 4.00, o1/2 6.00
  > statement 2026-08-01 due 2026-08-06: principal 10.00 fee 0.00 penalty 0.00
