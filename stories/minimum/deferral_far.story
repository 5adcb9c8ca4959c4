# Deferred beyond the next cycle date, a statement is on the one after its new due date.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-02  defer statement 2026-08-01 for 30 days
  > deferred 2026-08-06 to 2026-09-05 for 12.00
2026-08-10  buy o2: 500.00
2026-09-01  look
  > statement 2026-09-01 lists o2 500.00
  > minimum due 162.00
2026-09-05  repay 112.00
  > repaid 112.00: fee 12.00 principal 100.00
2026-09-06  repay 50.00
# That paid what is open of the older one: it is oldest, and what revolves is of it.
  > repaid 50.00: principal 50.00
  > statement 2026-08-01 due 2026-09-05: principal 850.00 fee 0.00 penalty 0.00
2026-09-06  repay statement 2026-09-01: 50.00
  > repaid 50.00: principal 50.00
# 1 day of 900.00 and 24 of 850.00, 24 of 450.00: 0.45 + 10.20 + 5.40.
2026-10-01  look
  > statement 2026-08-01 paid
  > statement 2026-09-01 paid
  > statement 2026-10-01 lists o1 850.00, o2 450.00, interest 16.05
