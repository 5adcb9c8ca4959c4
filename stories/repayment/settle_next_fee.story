# Where Terms ask for the next fee, settling a plan early costs that of the next unbilled term, and one term's fee more unless at most two are unbilled.

pricing flat 0.9%
early settlement next_fee
limit 20000.00
customer ann
customer ben
customer cid

# Six terms of 1666.67 four times and 1666.66 twice, with 90.00 of fee each.
2026-07-01  buy a1: 10000.00 in 6 by ann
2026-07-01  buy b1: 10000.00 in 6 by ben
2026-07-01  buy c1: 10000.00 in 6 by cid
2026-08-02  repay due by ann
  > repaid 1756.67: fee 90.00 principal 1666.67
2026-08-02  repay due by ben
2026-08-02  repay due by cid
2026-09-02  repay due by ann
2026-09-02  repay due by ben
2026-09-02  repay due by cid

# One is billed and unpaid and three are not billed: 90.00 are billed, 90.00 come next, and 90.00 are one term's fee more.
2026-10-02  look by ann
  > statement 2026-10-01 due 2026-10-06: principal 1666.67 fee 90.00 penalty 0.00
  > plan a1 to come: 1756.67 1756.66 1756.66 with 90.00 of fee each
2026-10-02  try repay plan a1 by ann
  > repaid 6936.66: fee 270.00 principal 6666.66
2026-10-02  repay plan a1: 6936.65 by ann
  ! amount_out_of_range: 6936.66 to 10000000000.00
2026-10-02  repay plan a1 by ann
  > repaid 6936.66: fee 270.00 principal 6666.66
  > plan a1 done
  > exposure 0.00
  > nothing due
  > books receivable_fee 180.00
2026-10-02  repay plan a1 by ann
  ! nothing_due
2026-10-02  repay due by ben
2026-10-02  repay due by cid

# With two not billed: 90.00 are billed, and 90.00 come next.
2026-11-02  repay plan b1 by ben
  > repaid 5179.99: fee 180.00 principal 4999.99
  > plan b1 done
2026-11-02  look by ann
  > no statement 2026-11-01
2026-11-02  repay due by cid

# With one not billed it is the same.
2026-12-02  repay plan c1 by cid
  > repaid 3513.32: fee 180.00 principal 3333.32
  > plan c1 done
  > nothing due

# Ann and ben paid five fees each, cid all six.
2026-12-02  look
  > books fee_income 1440.00
  > books receivable_fee 0.00
