# Where fees go back pro rata, those of billed terms do; what it cost to settle the plan early stays.

early settlement next_fee
fee on refund pro_rata

# 6.00 are billed; two terms are to come, and settling costs one more fee of 6.00.
2026-07-01  buy o1: 1000.00 in 3
2026-08-02  repay plan o1
  > repaid 1012.00: fee 12.00 principal 1000.00

# The billed fee becomes 0.6% of 500.00.
2026-08-10  refund o1: 500.00
  > credit 503.00
  > books fee_income 9.00
2026-08-11  refund o1
  > credit 1006.00
  > books fee_income 6.00
