# A bill that is split, deferred, paid in part and refunded holds together with what revolves of it, and adds up in the end.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 600.00
2026-07-02  buy o2: 1000.00
2026-08-02  split b1: statement 2026-08-01, 600.00 in 3
2026-08-03  defer statement 2026-08-01 for 10 days
  > deferred 2026-08-06 to 2026-08-16 for 4.00
  > statement 2026-08-01 minimum 104.00: 104.00 to pay
2026-08-16  repay 54.00
  > repaid 54.00: fee 4.00 principal 50.00
2026-08-17  look
  > 1 day past due
# 15 days of 50.00 are 0.375, and 15 of 900.00 are 6.75.
2026-09-01  look
  > statement 2026-08-01 due 2026-08-16: principal 50.00 fee 0.00 penalty 0.40
  > statement 2026-09-01 lists o2 900.00, interest 6.75, b1 1/3 200.00 + 3.60
  > statement 2026-09-01 minimum 300.35: 300.35 to pay
# The oldest debt of the order gives first, and then what is carried over.
2026-09-02  refund o2: 150.00
  > statement 2026-08-01 due 2026-08-16: principal 0.00 fee 0.00 penalty 0.43
  > statement 2026-09-01 leaves o2 800.00, interest 6.75, b1 1/3 200.00 + 3.60
  > statement 2026-09-01 minimum 290.35: 290.35 to pay
2026-09-03  repay everything
  > repaid 1410.78: penalty 0.43 fee 10.35 principal 1400.00
  > exposure 0.00
  > books balance
