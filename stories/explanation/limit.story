# A limit explains its parts, and a hold stands in what is used of it until it is captured or voided.

limit 2000.00

2026-07-01  temporary limit 500.00 until 2026-07-31 because review
2026-07-02  authorise o1: 100.00
  > explained limit: Fixed limit 2000.00, Temporary limit until 2026-07-31 500.00
  > explained held of order o1: Authorised 100.00
2026-07-03  capture o1: 60.00
  > explained held of order o1: Authorised 100.00, Captured -60.00
2026-08-02  look
  > explained limit: Fixed limit 2000.00
