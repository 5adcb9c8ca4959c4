# The staff charges off what it gives up: a credit balance pays first, and nothing is captured any more.

customer ann
customer ben
customer eve

2026-07-31  authorise o1: 50.00
2026-07-31  buy o2: 100.00
2026-08-02  repay 120.00
  > repaid 120.00: principal 100.00 credit 20.00
2026-08-03  buy o3: 90.00
2026-08-04  try charge off because insolvency
  > wrote off 70.00
  > not charged off
2026-08-04  charge off because insolvency
  > wrote off 70.00
  > charged off on 2026-08-04: principal 70.00 owed 70.00
  > credit 0.00
  > books losses 70.00
  > books allowance 0.00
2026-08-04  charge off because fraud
  > already so
2026-08-04  capture o1
  ! charged_off: since 2026-08-04
  > held 50.00
2026-08-04  void o1
  > voided o1: 50.00

# It comes before every other reason not to sell.
2026-08-05  freeze because risk
2026-08-05  buy o4: 5.00
  ! charged_off: since 2026-08-04
2026-08-05  repay 100.00
  > repaid 100.00: principal 70.00 credit 30.00
  > books recoveries 70.00
  > books losses 70.00

# Who owes nothing, or no more than a credit balance pays, is not charged off.
2026-08-05  charge off because death by ben
  ! nothing_due
2026-08-05  buy o5: 10.00 by eve
2026-08-05  repay everything: 25.00 by eve
  > repaid 25.00: principal 10.00 credit 15.00
2026-08-06  buy o6: 10.00 by eve
2026-08-06  charge off because uncollectable by eve
  ! nothing_due
2026-08-06  charge off because uncollectable by unknown
  ! account_not_found
  > books balance
