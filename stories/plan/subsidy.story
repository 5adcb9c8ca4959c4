# A merchant that bears the fees pays at the sale what the customer would have paid term by term; it is earned term by term.

customer ann
merchant shop: discount 2%, bearer merchant

# Three fees of 6.00 are 18.00, and 2% of 1000.00 are 20.00.
2026-07-01  buy o1: 1000.00 in 3
  > authorised o1: 333.34 333.33 333.33 without fee, 0.00% a year
  > merchant shop owed 962.00
  > merchant shop: captured 1000.00 discount 20.00 subsidy 18.00
  > books fee_income 0.00
  > books deferred_subsidy 18.00
  > books discount_income 20.00
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 333.34 + 0.00
  > books fee_income 6.00
  > books deferred_subsidy 12.00

# Without instalments there is no fee to bear.
2026-08-02  buy o2: 100.00
  > merchant shop: captured 1100.00 discount 22.00 subsidy 18.00

# Each capture pays the fees of its own plan: 400.00 cost three times 2.40.
2026-08-02  authorise o3: 1000.00 in 3
  > merchant shop owed 1060.00
2026-08-03  capture o3: 400.00
  > captured o3: 400.00 as 133.34 133.33 133.33 without fee
  > merchant shop: captured 1500.00 discount 30.00 subsidy 25.20
