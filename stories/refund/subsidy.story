# The subsidy that a merchant paid comes back in proportion to what is refunded.

discount 2% returned
bearer merchant

2026-07-01  buy o1: 1000.00 in 3
  > merchant merchant: captured 1000.00 discount 20.00 subsidy 18.00
2026-07-03  refund o1: 300.00
  > merchant merchant: captured 1000.00 refunded 300.00 discount 14.00 subsidy 12.60
  > merchant merchant owed 673.40
  > plan o1 to come: 233.34 233.33 233.33 without fee
  > books fee_income 0.00
  > books deferred_subsidy 12.60

# Once its terms are billed, too: what is still to be earned gives first. 4.20 were earned; of the other 8.40 goes 7.20.
2026-08-02  refund o1: 400.00
  > merchant merchant: captured 1000.00 refunded 700.00 discount 6.00 subsidy 5.40
  > books fee_income 4.20
  > books deferred_subsidy 1.20
2026-08-02  refund o1
  > merchant merchant: captured 1000.00 refunded 1000.00
  > merchant merchant owed 0.00
  > books fee_income 0.00
  > books deferred_subsidy 0.00
  > nothing due
