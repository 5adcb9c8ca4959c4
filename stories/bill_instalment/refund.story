# A refund of an order whose principal is in a split bill makes that plan smaller, by the rule of any plan.
# First goes what is not billed, split anew with a fee on what was never refunded, then what is billed and unpaid; and never more
# than the order has in it.

merchant bakery

2026-07-01  buy o1: 600.00
2026-07-02  buy o2: 400.00
2026-08-02  split b1: statement 2026-08-01 in 3
  > split b1: 1000.00 as 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year
  > statement 2026-08-01 paid

# 850.00 in 3, with round(85000 × 6000 / 10⁶) of fee.
2026-08-10  refund o2: 150.00
  > plan b1 to come: 288.44 288.43 288.43 with 5.10 of fee each
  > available 4150.00
  > order o2 part_refunded: authorised 400.00 captured 400.00 refunded 150.00
2026-09-02  look
  > statement 2026-09-01 lists b1 1/3 283.34 + 5.10
# 566.66 were to come, and 316.66 are, in 2; the fee is on 600.00.
2026-09-02  refund o2
  > plan b1 to come: 161.93 161.93 with 3.60 of fee each
  > order o2 refunded: authorised 400.00 captured 400.00 refunded 400.00
# All that is left of o1: 316.66 to come, and then 283.34 of the billed instalment. Its fee was billed, and stays.
2026-09-03  refund o1
  > plan b1 done
  > statement 2026-09-01 due 2026-09-06: principal 0.00 fee 5.10 penalty 0.00
  > credit 0.00
  > exposure 0.00
  > merchant bakery owed 0.00
2026-09-03  refund o1: 0.01
  ! refund_exceeds_captured: 0.00 refundable
