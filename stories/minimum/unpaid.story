# Who pays nothing is late with the minimum alone: penalty on that, interest on the rest; only the rest moves to the next statement.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-07  buy o2: 5.00
  ! overdue: 100.00 was due on 2026-08-06, 100.05 is to pay
  > 1 day past due
  > interest run up 0.45
2026-08-31  look
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 1.25
  > statement 2026-08-01 minimum 100.00: 101.25 to pay
  > interest run up 11.25
# The 26th day past due of 100.00; the age of what is late goes on.
2026-09-01  look
  > 26 days past due
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 0.00 penalty 1.30
  > statement 2026-09-01 lists o1 900.00, interest 11.25
  > statement 2026-09-01 minimum 101.25: 101.25 to pay
  > minimum due 202.55
  > due 1012.55 by 2026-08-06
  > exposure 1000.00
2026-09-02  repay 101.35
  > repaid 101.35: penalty 1.35 principal 100.00
  > 0 days past due
  > statement 2026-08-01 paid
  > due 911.25 by 2026-09-06
2026-09-02  buy o3: 5.00
# Nothing is paid of the second: 90.00 and the interest are late, 810.00 revolve from the 7th on, 24 days.
2026-10-01  look
  > statement 2026-09-01 due 2026-09-06: principal 90.00 fee 11.25 penalty 1.13
  > statement 2026-10-01 lists o1 810.00, interest 9.72, o3 5.00
  > 25 days past due
