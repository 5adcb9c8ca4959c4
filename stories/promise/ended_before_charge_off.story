# A promise ends before what is charged off later, however late the account is looked at.

charged off from 60 days

2026-07-01  buy o1: 1000.00
2026-08-02  promise 500.00 until 2026-08-20
  > promised 500.00
# All that was billed when it was made is refunded: it is kept. That something newer is charged off later does not break it.
2026-08-03  refund o1
  > nothing due
2026-08-03  buy o2: 100.00
2026-12-01  look
  > charged off on 2026-11-05: principal 100.00 penalty 2.95 owed 102.95
  > promise 500.00 until 2026-08-20: kept, 0.00 paid
