# A deferred statement may be due after a newer one: what is due first is the oldest, and is paid first.

2027-01-05  buy o1: 100.00
2027-02-01  buy o2: 50.00
2027-02-06  defer statement 2027-02-01 for 30 days
  > deferred 2027-02-06 to 2027-03-08 for 1.20
2027-03-01  look
  > statement 2027-02-01 due 2027-03-08: principal 100.00 fee 1.20 penalty 0.00
  > statement 2027-03-01 due 2027-03-06: principal 50.00 fee 0.00 penalty 0.00
  > due 151.20 by 2027-03-06
2027-03-02  repay 20.00
  > statement 2027-03-01 due 2027-03-06: principal 30.00 fee 0.00 penalty 0.00
# The newer one is late first.
2027-03-07  look
  > 1 day past due
2027-03-07  repay statement 2027-03-01
  > 0 days past due
2027-03-09  look
  > 1 day past due
