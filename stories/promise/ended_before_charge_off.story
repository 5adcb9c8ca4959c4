# A promise ends at the start of the day after its last one, also when the account is looked at long after that: what was billed when
# it was made had been refunded, and that something newer was charged off in the meantime does not break it.

charged off from 60 days

2026-07-01  buy o1: 1000.00
2026-08-02  promise 500.00 until 2026-08-20
  > promised 500.00
2026-08-03  refund o1
  > nothing due
2026-08-03  buy o2: 100.00
2026-12-01  look
  > charged off on 2026-11-05: principal 100.00 penalty 2.95 owed 102.95
  > promise 500.00 until 2026-08-20: kept
