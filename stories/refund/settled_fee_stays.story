# Later than 24 hours what it cost to settle a plan early stays, like a fee that is billed.

early settlement next_fee

2026-07-01 12:00  buy o1: 1000.00 in 3
2026-07-01 13:00  repay plan o1
  > repaid 1012.00: fee 12.00 principal 1000.00
2026-07-02 12:00  refund o1: 400.00
  > credit 400.00
2026-07-10  refund o1
  > refunded o1: 600.00
  > credit 1000.00
  > books fee_income 12.00
