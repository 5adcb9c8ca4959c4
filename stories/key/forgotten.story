# A key is remembered for 48 hours, and then free again.

2026-07-01 12:00  buy o1: 1.00 under key k1
2026-07-03 12:00  buy o1: 1.00 under key k1
  > authorised o1: 1.00
  > exposure 1.00
2026-07-03 12:00:01  buy o2: 1.00 under key k1
  > authorised o2: 1.00
  > exposure 2.00

# The new use counts from its own time.
2026-07-05 12:00:01  buy o3: 2.00 under key k1
  ! idempotency_key_reused
2026-07-05 12:00:02  buy o4: 2.00 under key k1
  > authorised o4: 2.00
