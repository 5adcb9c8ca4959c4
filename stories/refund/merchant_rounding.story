# However a refund is cut into parts, the discount that comes back is the share of all that was refunded, to the cent.

discount 2% returned

# 2% of 0.75 are 1.5 cents, charged as 2; a third of them is 0.67, two thirds are 1.33.
2026-07-01  buy o1: 0.75
  > merchant merchant owed 0.73
2026-07-02  refund o1: 0.25
  > merchant merchant: captured 0.75 refunded 0.25 discount 0.01
2026-07-02  refund o1: 0.25
  > merchant merchant: captured 0.75 refunded 0.50 discount 0.01
2026-07-02  refund o1: 0.25
  > merchant merchant: captured 0.75 refunded 0.75
  > merchant merchant owed 0.00
