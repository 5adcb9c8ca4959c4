# What was charged off costs no penalty while it was, also when a part of it is owed again after the account was opened anew.

charged off from 60 days

staff mia: agent

2026-07-01  buy o1: 1000.00
2026-08-08  concede c1: penalty of statement 2026-08-01 because complaint as mia
  > conceded c1: 1.00
# Charged off at the start of the 5th of October, after 59 days of 0.50.
2026-10-15  repay due
  > repaid 1028.50: penalty 28.50 principal 1000.00
2026-10-16  close because customer_request
  > closed
2026-10-20  reopen limit 5000.00 because assessment
2026-10-21 12:00  reverse concession c1 because mistake as mia
  > reversed c1: 1.00
  > due 1.00 by 2026-08-06
2026-10-22  look
  > charged off on 2026-10-22: penalty 1.00 owed 1.00
  > books balance
