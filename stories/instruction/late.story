# Who is late gets no credit balance paid out; the wallet is the customer's own, and may be spent and paid out as ever.

2026-07-01  buy o1: 100.00
2026-08-03  buy o2: 10.00
2026-09-02  repay statement 2026-09-01: 30.00
  > repaid 30.00: principal 10.00 credit 20.00
2026-09-02  withdraw credit no1: 20.00
  ! overdue: 100.00 was due on 2026-08-06
2026-09-02  top up t1: 7.00
2026-09-02  settle t1
2026-09-02  withdraw w1: 3.00
  > requested w1: 3.00
2026-09-02  buy o3: 2.00 from balance
  > authorised o3: 2.00 from balance
  > wallet 2.00

# Beside credit it cannot be spent, as the rest would be credit.
2026-09-02  buy no1: 5.00 with 2.00 from balance
  ! overdue: 100.00 was due on 2026-08-06

# From 30 days past due on the account is frozen.
2026-09-05  withdraw credit no2: 20.00
  ! account_frozen: 100.00 was due on 2026-08-06
2026-09-05  withdraw w2: 2.00
  > requested w2: 2.00
2026-09-05  repay due
  > credit 20.00
2026-09-05  withdraw credit c1: 20.00
  > requested c1: 20.00
