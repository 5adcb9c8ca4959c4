# Customer, merchant and platform share the fees of plans; what the others bear is earned as each term is billed.

merchant shop: bearer customer 50% merchant 30% platform 20%
merchant thirds: bearer customer 33.3333% merchant 33.3333% platform 33.3334%

# Of a fee of 6.00 the customer pays 3.00; of the other 3.00 the merchant bears three fifths, 1.80, and the platform 1.20.
2026-07-01  quote 1000.00 at shop
  > in 3: 336.34 336.33 336.33 with 3.00 of fee each, 5.39% a year
  > in 6: 169.67 169.67 169.67 169.67 169.66 169.66 with 3.00 of fee each, 6.15% a year
  > in 9: 114.12 114.11 114.11 114.11 114.11 114.11 114.11 114.11 114.11 with 3.00 of fee each, 6.43% a year
  > in 12: 86.34 86.34 86.34 86.34 86.33 86.33 86.33 86.33 86.33 86.33 86.33 86.33 with 3.00 of fee each, 6.58% a year
  > in 24: 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.67 44.66 44.66 44.66 44.66 44.66 44.66 44.66 44.66 with 3.00 of fee each, 6.77% a year
2026-07-01  buy o1: 1000.00 in 3 at shop
  > authorised o1: 336.34 336.33 336.33 with 3.00 of fee each, 5.39% a year
# The merchant pays its three parts at the sale: a liability until they are earned.
  > merchant shop: captured 1000.00 subsidy 5.40
  > merchant shop owed 994.60
  > books deferred_subsidy 5.40
  > books fee_income 0.00
  > books subsidy_expense 0.00
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 333.34 + 3.00
  > explained term_fee 1 of plan o1: 1000.00 × 6000 ppm 6.00, Borne by others -3.00
  > books fee_income 6.00
  > books deferred_subsidy 3.60
  > books subsidy_expense 1.20
2026-08-02  repay due
2026-09-02  repay due
  > books fee_income 12.00
  > books deferred_subsidy 1.80
  > books subsidy_expense 2.40
2026-10-02  repay due
  > books fee_income 18.00
  > books deferred_subsidy 0.00
  > books subsidy_expense 3.60
  > books balance

# Rounding: a fee of 6.01 (0.6% of 1001.67) in thirds is 2.00 for the customer; of the other 4.01 the merchant bears 2.00, rounded,
# and the platform the rest, 2.01.
2026-10-03  buy o2: 1001.67 in 3 at thirds
  > authorised o2: 335.89 335.89 335.89 with 2.00 of fee each, 3.59% a year
  > merchant thirds: captured 1001.67 subsidy 6.00
2026-11-01  look
  > books fee_income 24.01
  > books deferred_subsidy 4.00
  > books subsidy_expense 5.61
