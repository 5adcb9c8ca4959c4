# A refund takes shared fees back in proportion: what is not earned yet first, then what was.

merchant shop: bearer customer 50% merchant 30% platform 20%

2026-07-01  buy o1: 1000.00 in 3
2026-08-01  look
  > books fee_income 6.00
  > books deferred_subsidy 3.60
  > books subsidy_expense 1.20
# Two fifths of the merchant's 5.40 are 2.16: of the 3.60 to be earned 1.44 are left, 0.72 for each of two terms. Two fifths of the
# platform's 3.60 are 1.44: 0.48 are left for each term. The customer pays half of 0.6% of 600.00.
2026-08-02  refund o1: 400.00
  > plan o1 to come: 135.13 135.13 with 1.80 of fee each
  > merchant shop: captured 1000.00 refunded 400.00 subsidy 3.24
  > books deferred_subsidy 1.44
  > books fee_income 6.00
2026-09-01  look
  > books fee_income 9.00
  > books deferred_subsidy 0.72
  > books subsidy_expense 1.68
# With the rest everything of theirs goes back: 0.72 to be earned, and 2.52 and 1.68 that were. What the customer was billed stays.
2026-09-02  refund o1: 600.00
  > merchant shop: captured 1000.00 refunded 1000.00
  > merchant shop owed 0.00
  > books deferred_subsidy 0.00
  > books subsidy_expense 0.00
  > books fee_income 4.80
  > books balance
