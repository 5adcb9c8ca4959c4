# A debt that was charged off can be promised like any other, all of it being due.

charged off from 30 days

2026-07-10  buy o1: 1000.00
2026-09-05  promise 1014.50 until 2026-09-30
  > promised 1014.50
  > charged off on 2026-09-05: principal 1000.00 penalty 14.50 owed 1014.50
2026-09-30  repay 1014.50
2026-10-01  look
  > promise 1014.50 until 2026-09-30: kept, 1014.50 paid
  > books recoveries 1014.50
