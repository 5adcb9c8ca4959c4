# Where fees go back pro rata, a refund later than 24 hours makes billed fees smaller, too: unpaid ones are owed no more, paid ones go where the money goes.

fee on refund pro_rata

2026-07-01  buy o1: 1000.00 in 3
2026-08-02  repay due
  > repaid 339.34: fee 6.00 principal 333.34
2026-08-15  buy o2: 20.00
2026-09-02  look
  > statement 2026-09-01 lists o1 2/3 333.33 + 6.00, o2 20.00

# 333.33 are to come, and 166.67 of the billed 333.33 go with them. Two billed fees of 6.00 become 3.00 each, which is 0.6% of
# 500.00: 6.00 go back, and what is not paid yet goes first.
2026-09-03  refund o1: 500.00
  > plan o1 done
  > statement 2026-09-01 leaves o1 2/3 166.66 + 0.00, o2 20.00
  > credit 0.00
  > books fee_income 6.00

# 166.66 are open, 333.34 were paid, and 6.00 of fee: 339.34, of which 20.00 pay the other purchase.
2026-09-04  refund o1: 500.00
  > statement 2026-09-01 paid
  > credit 319.34
  > exposure 0.00
  > books fee_income 0.00
