# A limit that is already so is not changed, and the log tells nothing of it.

2026-07-01  limit to 5000.00 because review
  > already so
2026-07-01  no temporary limit because review
  > already so
2026-07-01  temporary limit 1000.00 until 2026-07-10 because review
  > limit changed: 5000.00 to 6000.00
2026-07-02  temporary limit 1000.00 until 2026-07-10 because risk
  > already so
2026-07-02  limit to 5000.00 and temporary limit 1000.00 until 2026-07-10 because customer_request
  > already so

# It counts no more: there is none to be taken away.
2026-07-11  no temporary limit because review
  > already so
  > limit changes: 2026-07-01 5000.00 to 6000.00 because review
