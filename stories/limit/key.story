# A change that is sent again under its key happens once, and is answered as it was.

2026-07-01  limit to 8000.00 because review under key k1
  > limit changed: 5000.00 to 8000.00
2026-07-01  limit to 6000.00 because risk
  > limit changed: 8000.00 to 6000.00
2026-07-02  limit to 8000.00 because review under key k1
  > limit changed: 5000.00 to 8000.00
  > limit 6000.00
2026-07-02  limit to 9000.00 because review under key k1
  ! idempotency_key_reused
  > limit changes: 2026-07-01 5000.00 to 8000.00 because review, 2026-07-01 8000.00 to 6000.00 because risk
