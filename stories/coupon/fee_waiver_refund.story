# What is refunded takes back of the waived fees in proportion, and it goes to whoever had paid them.

merchant shop

2026-07-01  campaign c1: fees waived funded by bank, budget 30.00, until 2026-07-31, 2 uses
2026-07-01  buy o1: 1000.00 using c1 in 3
  > books funder_receivable 18.00
  > books deferred_subsidy 18.00

2026-08-01  look
  > books deferred_subsidy 12.00
  > books fee_income 6.00
# Half of the 18.00: of the 12.00 that are not earned yet.
2026-08-03  refund o1: 500.00
  > coupon c1 of o1: authorised 18.00 captured 18.00 refunded 9.00
  > campaign c1: spent 18.00 back 9.00 left 21.00
  > merchant shop owed 500.00
  > books funder_receivable 9.00
  > books deferred_subsidy 3.00
  > books fee_income 6.00
# The rest of it: 3.00 that are not earned yet, and 6.00 that are.
2026-08-04  refund o1
  > campaign c1: spent 18.00 back 18.00 left 30.00
  > merchant shop owed 0.00
  > books funder_receivable 0.00
  > books deferred_subsidy 0.00
  > books fee_income 0.00
  > books balance
