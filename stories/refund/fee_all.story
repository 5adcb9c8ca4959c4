# Where all fees go back, a refund gives back every fee, billed or paid, at any age: all with the whole order, in proportion with a part of it.

early settlement next_fee
fee on refund all

# 6.00 are billed; two terms are to come, and settling costs one more fee of 6.00.
2026-07-01  buy o1: 1000.00 in 3
2026-08-02  repay plan o1
  > repaid 1012.00: fee 12.00 principal 1000.00

# Both become half as much.
2026-08-10  refund o1: 500.00
  > credit 506.00
  > books fee_income 6.00
2026-08-11  refund o1
  > credit 1012.00
  > books fee_income 0.00

# The credit balance of 1012.00 pays the first bill, 339.34, and gets it back.
2026-08-12  buy o2: 1000.00 in 3
2026-09-02  look
  > statement 2026-09-01 paid
  > credit 672.66
2026-09-20  refund o2
  > refunded o2: 1000.00
  > plan o2 done
  > credit 1012.00
  > books fee_income 0.00
