# The consumer cap is per person across currencies: what is used in one currency is taken off the cap of the other, at what the two caps are worth.

consumer cap 3000.00
customer ann: limit 2500.00
merchant shop
merchant boutique: currency GBP

2026-07-01  open ann: limit 2000.00 GBP
# 1000.01 of 3000.00 CNY is used, so 1000.01 of 3000.00 GBP is.
2026-07-01  buy o1: 1000.01 at shop
  > available 1499.99
  > available 1999.99 GBP
2026-07-01  buy o2: 1800.00 GBP at boutique
  > available 199.99 GBP
  > available 199.99
  > explained available: Limit 2500.00, Exposure -1000.01, Beyond the consumer cap -1300.00
2026-07-01  buy o3: 200.00 at shop
  ! limit_exceeded: 199.99 available, 0.01 short

# A hold that has expired in the other currency is used no more, even before anybody looks at it.
2026-07-02  authorise o4: 199.99 GBP at boutique
  > available 0.00
2026-07-09 12:00  buy o5: 199.99 at shop
  > available 0.00
