# A hardship plan takes what revolves with everything else that is open; the interest up to its day is on the next statement.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-06  repay 100.00
2026-08-16  hardship h1 in 3 because family
  > replanned h1: 900.00 as 300.00 300.00 300.00 without fee, 0.00% a year
  > interest run up 4.50
2026-09-01  look
  > statement 2026-09-01 lists interest 4.50, h1 1/3 300.00 + 0.00
  > statement 2026-09-01 no minimum
