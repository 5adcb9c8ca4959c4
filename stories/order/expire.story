# What is not captured within seven days is voided by itself, to the second.

2026-07-01 10:00  authorise o1: 10.00
2026-07-08 09:59:59  look
  > order o1 authorised: authorised 10.00
  > held 10.00
2026-07-08 10:00  look
  > order o1 expired: authorised 10.00 expired 10.00
  > held 0.00
  > available 5000.00
2026-07-08 10:00  capture o1
  ! not_capturable: expired
2026-07-08 10:00  void o1
  > already so

# Of an order captured in part, the rest expires.
2026-07-10 10:00  authorise o2: 10.00
2026-07-17 09:59:59  capture o2: 4.00
  > captured o2: 4.00
2026-07-17 10:00  look
  > order o2 captured: authorised 10.00 captured 4.00 expired 6.00
  > exposure 4.00

# Of an order voided in part and captured in part, too.
2026-07-20 10:00  authorise o3: 10.00
2026-07-20 10:00  void o3: 1.00
2026-07-20 10:00  capture o3: 2.00
2026-07-28  look
  > order o3 captured: authorised 10.00 captured 2.00 voided 1.00 expired 7.00
