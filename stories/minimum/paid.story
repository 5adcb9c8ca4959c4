# Who pays the minimum by the due date is on time: the rest revolves, and is on the next statement with the interest of each day between.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-01  look
  > statement 2026-08-01 minimum 100.00: 100.00 to pay
  > minimum due 100.00
  > due 1000.00 by 2026-08-06
2026-08-06  repay 100.00
  > repaid 100.00: principal 100.00
  > statement 2026-08-01 minimum 100.00: 0.00 to pay
  > minimum due 0.00
  > explained minimum_open of statement 2026-08-01: Open 900.00, Revolves, or may -900.00
  > due 900.00 by 2026-08-06
  > interest run up 0.00
# 900.00 × 500 ppm is 0.45 a day, from the day after the due date on.
2026-08-07  look
  > 0 days past due
  > interest run up 0.45
  > explained interest_run_up: 900.00 × 500 ppm × 1 days from 2026-08-07 0.45
  > explained revolving of statement 2026-08-01: Open principal 900.00
  > statement 2026-08-01 due 2026-08-06: principal 900.00 fee 0.00 penalty 0.00
2026-08-20  buy o2: 50.00
2026-08-31  look
  > interest run up 11.25
  > available 4050.00
  > books fee_income 0.00
# 25 days, up to the day before the cycle date; 10% of 950.00 and all of the interest.
2026-09-01  look
  > interest run up 0.00
  > statement 2026-08-01 paid
  > statement 2026-09-01 lists o1 900.00, interest 11.25, o2 50.00
  > explained line_principal 1 of statement 2026-09-01: Billed 1000.00, Repaid -100.00
  > explained line_fee 2 of statement 2026-09-01: 900.00 × 500 ppm × 25 days from 2026-08-07 11.25
  > statement 2026-09-01 minimum 106.25: 106.25 to pay
  > explained minimum of statement 2026-09-01: Fee 11.25, 950.00 × 100000 ppm, rounded up 95.00
  > due 961.25 by 2026-09-06
  > exposure 950.00
  > books fee_income 11.25
  > books balance
2026-09-06  repay due
  > repaid 961.25: fee 11.25 principal 950.00
  > nothing due
2026-10-01  look
  > no statement 2026-10-01
