# What is still to be billed of a plan is due at once when its account is charged off, without the fees of its terms.

charged off from 30 days

2026-07-10  buy o1: 1200.00 in 12
2026-08-03  buy o2: 50.00
# Two terms of 100.00 and 7.20 are billed. The first is overdue for 29 days up to 2026-09-04: 29 × 0.05 = 1.45.
2026-09-04  look
  > plan o1 to come: 107.20 107.20 107.20 107.20 107.20 107.20 107.20 107.20 107.20 107.20 with 7.20 of fee each
  > books fee_income 14.40
2026-09-05  look
  > charged off on 2026-09-05: principal 1250.00 fee 14.40 penalty 1.45 owed 1265.85
  > due 1265.85 by 2026-08-06
  > plan o1 to come: 1000.00 without fee
  > books fee_income 0.00
  > books penalty_income 0.00
  > books losses 1250.00

# No part of it is paid by itself.
2026-09-06  repay plan o1
  ! charged_off: since 2026-09-05
2026-09-06  repay statement 2026-09-01
  ! charged_off: since 2026-09-05
2026-09-06  repay plan unknown
  ! plan_not_found
2026-09-06  repay statement unknown
  ! statement_not_found

# Oldest first: 108.65 of the first statement, 157.20 of the second, and 34.15 of what is left of the plan.
2026-09-07  repay 300.00
  > repaid 300.00: penalty 1.45 fee 14.40 principal 284.15
  > statement 2026-08-01 paid
  > statement 2026-09-01 paid
  > plan o1 to come: 965.85 without fee
2026-10-02  look
  > no statement 2026-10-01

# A refund makes what is still owed smaller; the fees of billed terms stay.
2026-10-02  refund o1: 400.00
  > refunded o1: 400.00
  > plan o1 to come: 565.85 without fee
  > charged off on 2026-09-05: principal 1250.00 fee 14.40 penalty 1.45 recovered 700.00 owed 565.85
2026-10-03  repay everything
  > repaid 565.85: principal 565.85
  > plan o1 done
  > books losses 1250.00
  > books recoveries 1265.85
  > books balance

# What was paid of it and is refunded becomes credit balance.
2026-10-04  refund o2
  > refunded o2: 50.00
  > credit 50.00
  > merchant merchant owed 800.00
  > books recoveries 1265.85
