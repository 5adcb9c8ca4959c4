# That something is not there is told before that a key was used for something else.

2026-07-01  buy o1: 5.00
2026-08-01  repay 1.00 under key k1
2026-08-01  repay 2.00 under key k1
  ! idempotency_key_reused
2026-08-01  repay statement unknown: 1.00 under key k1
  ! statement_not_found
2026-08-01  repay 1.00 by unknown under key k1
  ! account_not_found
2026-08-01  look
  > due 4.00 by 2026-08-06
