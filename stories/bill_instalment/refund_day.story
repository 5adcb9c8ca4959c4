# Within 24 hours of its authorisation a refund reverses every fee of an order, also when its bill was split and settled meanwhile.

early settlement next_fee

2026-07-31 13:00  buy o1: 600.00
2026-07-31 13:00  buy o2: 400.00
2026-08-01 09:00  split b1: statement 2026-08-01 in 3
# The fees of the next two terms: 12.00.
2026-08-01 10:00  repay plan b1
  > repaid 1012.00: fee 12.00 principal 1000.00
# Of 12.00 the part of the 600.00: 7.20.
2026-08-01 12:59:59  refund o1
  > credit 607.20
# A second later the 24 hours are over, and what it cost to settle stays.
2026-08-01 13:00  refund o2
  > credit 1007.20
  > books fee_income 4.80
