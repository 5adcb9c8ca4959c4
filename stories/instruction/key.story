# The same key asks the bank once, and hears the bank once.

2026-07-01  top up t1: 100.00 under key k1
  > requested t1: 100.00
2026-07-01  top up t1: 100.00 under key k1
  > requested t1: 100.00
  > wallet incoming 100.00
2026-07-01  top up no1: 50.00 under key k1
  ! idempotency_key_reused
2026-07-01  settle t1 under key k2
  > settled t1: 100.00
2026-07-01  settle t1 under key k2
  > settled t1: 100.00
  > wallet 100.00

# A dry run moves nothing.
2026-07-02  try withdraw w1: 30.00
  > requested w1: 30.00
  > wallet 100.00
2026-07-02  try return t1
  > returned t1: 100.00
  > wallet 100.00
2026-07-02  try withdraw w1: 100.01
  ! balance_insufficient: 100.00 available, 0.01 short
