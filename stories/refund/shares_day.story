# Within 24 hours of payment a refund of all of it gives everything back: each share, and the fee that was billed and paid.

2026-07-31 20:00  top up t1: 100.00
2026-07-31 20:00  settle t1
2026-07-31 20:00  buy o1: 400.00 with 100.00 from balance in 3
2026-08-01 10:00  repay due
  > repaid 101.80: fee 1.80 principal 100.00
2026-08-01 19:59:59  refund o1
  > refunded o1: 400.00
  > wallet 100.00
  > credit 101.80
  > exposure 0.00
  > plan o1 done
  > books fee_income 0.00
  > order o1 balance: authorised 100.00 captured 100.00 refunded 100.00
