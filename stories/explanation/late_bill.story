# A bill that is late explains itself: what was billed, the penalty day by day, what is left, and what it leaves of the limit.

limit 2000.00
merchant bakery: discount 2%

2026-07-10  buy o1: 1000.00 at bakery
2026-07-11  refund o1: 200.00
2026-08-01  look
  > explained line_principal 1 of statement 2026-08-01: Captured 1000.00, Refunded and owed no more -200.00
  > explained due_now: Statement of 2026-08-01, due 2026-08-06 800.00

# 800.00 for 10 days and 300.00 for 5 more at 500 ppm a day: 4.00 + 0.75.
2026-08-16  repay 504.00
  > repaid 504.00: penalty 4.00 principal 500.00
2026-08-21  look
  > statement 2026-08-01 due 2026-08-06: principal 300.00 fee 0.00 penalty 0.75
  > explained penalty of statement 2026-08-01: 800.00 × 500 ppm × 10 days from 2026-08-07 4.00, 300.00 × 500 ppm × 5 days from 2026-08-17 0.75
  > explained principal_open of statement 2026-08-01: Billed 800.00, Repaid -500.00
  > explained exposure: Statement of 2026-08-01 300.00
  > explained available: Limit 2000.00, Exposure -300.00
  > explained payable of order o1: Captured 1000.00, Discount -20.00, Refunded -200.00
  > explained payable of merchant bakery: Captured 1000.00, Refunded -200.00, Discount, less what came back -20.00, Subsidy, less what came back 0.00

# What is paid beyond the debt is the customer's.
2026-08-21  repay 310.00
  > explained credit_balance: Repaid beyond what was owed 9.25
  > explained open of statement 2026-08-01: Billed 800.00, Repaid -504.00, Repaid -300.75, Penalty charged 4.75
