# To settle a plan is all or nothing: less is refused, more becomes credit balance; paid instalments are not paid again.

customer ann
customer ben

2026-07-01  buy o1: 1000.00 in 3
2026-08-02  repay due
  > repaid 339.34: fee 6.00 principal 333.34
2026-08-03  repay plan o1: 666.65
  ! amount_out_of_range: 666.66 to 10000000000.00
2026-08-03  repay plan o1: 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-03  repay plan o1: 700.00 by ben
  ! plan_not_found
2026-08-03  repay plan unknown: 700.00
  ! plan_not_found
2026-08-03  repay plan o1: 700.00
  > repaid 700.00: principal 666.66 credit 33.34
  > plan o1 done
  > exposure 0.00
  > credit 33.34
  > books fee_income 6.00

# Each capture of an order has a plan of its own to settle.
2026-08-04  authorise o2: 1000.00 in 3
2026-08-04  capture o2: 400.00
2026-08-05  capture o2: 600.00
2026-08-06  repay plan o2/2
  > repaid 600.00: principal 600.00
  > plan o2 to come: 135.74 135.73 135.73 with 2.40 of fee each
  > plan o2/2 done
