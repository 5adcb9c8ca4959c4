# A refund of an order that is in a hardship plan makes that plan smaller, as it does with any other.

2026-07-01  buy o1: 1000.00
2026-07-02  buy o2: 300.00 in 3
2026-08-26  hardship h1 in 6 because disaster
  > replanned h1: 1112.80 as 185.47 185.47 185.47 185.47 185.46 185.46 without fee, 0.00% a year
# 612.80 are left, in 6.
2026-08-27  refund o1: 500.00
  > plan h1 to come: 102.14 102.14 102.13 102.13 102.13 102.13 without fee
# Of o2, 200.00 were to come on its own plan and 100.00 are in this one; its fee was billed, and stays.
2026-08-27  refund o2
  > plan o2 done
  > plan h1 to come: 85.47 85.47 85.47 85.47 85.46 85.46 without fee
# What is left of o1, and the 12.80 of fee and penalty.
2026-08-27  refund o1
  > plan h1 to come: 2.14 2.14 2.13 2.13 2.13 2.13 without fee
  > credit 0.00
  > exposure 12.80
