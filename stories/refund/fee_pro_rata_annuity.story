# Where fees go back pro rata, the interest of each billed term goes down in proportion to what was not refunded when it was billed.

pricing annuity 14.56%
fee on refund pro_rata

# 14.56 × 900 / 1200 are 10.92.
2026-07-01  buy o1: 1200.00 in 3
2026-08-02  refund o1: 300.00
  > statement 2026-08-01 due 2026-08-06: principal 395.19 fee 10.92 penalty 0.00
  > plan o1 to come: 257.01 257.01 with 6.13 3.08 of fee
  > books fee_income 10.92
2026-08-03  repay due
  > repaid 406.11: fee 10.92 principal 395.19
2026-09-02  look
  > statement 2026-09-01 lists o1 2/3 250.88 + 6.13

# 253.93 are to come, so 196.07 of the billed 250.88 go. Of 14.56 on 1200.00 stay 5.46, of 6.13 on 900.00 stay 3.07: of 17.05
# go back 8.52, of which 6.13 are not paid yet; the other 2.39 pay what is open.
2026-09-02  refund o1: 450.00
  > plan o1 done
  > statement 2026-09-01 due 2026-09-06: principal 52.42 fee 0.00 penalty 0.00
  > exposure 52.42
  > credit 0.00
  > books fee_income 8.53
