# An interest-free plan costs the customer its price and nothing else, and the merchant nothing beside its discount.

pricing interest_free
discount 2%
bearer merchant

2026-07-01  buy o1: 1000.00 in 3
  > authorised o1: 333.34 333.33 333.33 without fee, 0.00% a year, 0.00% effective
  > merchant merchant owed 980.00
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 333.34 + 0.00
2026-08-06  repay due
  > repaid 333.34: principal 333.34
  > books fee_income 0.00
