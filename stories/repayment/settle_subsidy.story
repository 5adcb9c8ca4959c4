# Settling a plan early finishes its subsidy: what the merchant paid is earned at once, as it is not given back.

bearer merchant

2026-07-01  buy o1: 1000.00 in 3
  > merchant merchant: captured 1000.00 subsidy 18.00
  > books deferred_subsidy 18.00
2026-08-01  look
  > books fee_income 6.00
  > books deferred_subsidy 12.00
2026-08-05  repay plan o1
  > repaid 1000.00: principal 1000.00
  > books fee_income 18.00
  > books deferred_subsidy 0.00
# A refund after that takes it back in proportion, out of what was earned: half of 18.00.
2026-08-06  refund o1: 500.00
  > merchant merchant: captured 1000.00 refunded 500.00 subsidy 9.00
  > books fee_income 9.00
  > books deferred_subsidy 0.00
