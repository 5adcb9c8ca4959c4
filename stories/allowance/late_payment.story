# A late account that pays is on time again from the next start of a day on, and so is what is expected to be lost of it.

2026-07-10  buy o1: 1000.00
2026-08-03  buy o2: 200.00
2026-09-06  look
  > 31 days past due
  > bucket 31: 1 account, 1200.00
  > books allowance 300.00
# It pays the statement of o1 with 31 days of penalty; that of o2 is due today.
2026-09-06  repay 1015.50
  > repaid 1015.50: penalty 15.50 principal 1000.00
  > 0 days past due
  > bucket 0: 1 account, 200.00
  > bucket 31: 0 accounts, 0.00
  > books allowance 300.00
# From the next day on the 200.00 of o2 are late, at 2%.
2026-09-07  look
  > 1 day past due
  > books allowance 4.00
  > books losses 4.00
