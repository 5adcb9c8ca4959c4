# Who pays off what revolves owes the interest to that day and nothing else; it is on the next statement.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-06  repay 100.00
2026-08-16  repay due
  > repaid 900.00: principal 900.00
  > nothing due
  > interest run up 4.50
  > available 5000.00
2026-08-20  close because customer_request as mia
  ! account_not_clear: statements 4.50
2026-09-01  look
  > statement 2026-09-01 lists interest 4.50
  > statement 2026-09-01 no minimum
  > interest run up 0.00
2026-09-06  repay due
  > repaid 4.50: fee 4.50
2026-10-01  look
  > no statement 2026-10-01
