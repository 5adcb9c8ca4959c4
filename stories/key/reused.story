# A key with another request is refused, and nothing happens.

2026-07-01  buy o1: 100.00 under key k1
2026-07-01  buy o2: 100.01 under key k1
  ! idempotency_key_reused
2026-07-01  buy o3: 100.00 in 3 under key k1
  ! idempotency_key_reused
2026-07-01  authorise o4: 100.00 under key k1
  ! idempotency_key_reused
2026-07-01  refund o1 under key k1
  ! idempotency_key_reused
2026-07-01  look
  > exposure 100.00
  > order o1 captured: authorised 100.00 captured 100.00

# It comes before being overdue, and before all that comes after that.
2026-08-05  buy o5: 1.00 under key k2
2026-08-07  buy o6: 2.00 under key k2
  ! idempotency_key_reused
