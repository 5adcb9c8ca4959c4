# The fixed late fee and its cap meet where the cap's part of what is overdue is the fee; a cent of principal less costs less.

late fee 25.00 at most 5% after 0 days
customer ann
customer ben
customer cleo

2026-07-01  buy a: 500.00 by ann
2026-07-01  buy b: 499.89 by ben
2026-07-01  buy c: 0.09 by cleo
2026-08-06 23:59:59  look by ann
  > statement 2026-08-01 due 2026-08-06: principal 500.00 fee 0.00 penalty 0.00

# 5% of 499.89 are 24.9945. With no day of grace it is charged on the first day past due.
2026-08-07 00:00  look by ann
  > statement 2026-08-01 due 2026-08-06: principal 500.00 fee 0.00 penalty 25.00
2026-08-07  look by ben
  > statement 2026-08-01 due 2026-08-06: principal 499.89 fee 0.00 penalty 24.99

# 5% of nine cents are less than half a cent.
2026-08-07  look by cleo
  > statement 2026-08-01 due 2026-08-06: principal 0.09 fee 0.00 penalty 0.00
