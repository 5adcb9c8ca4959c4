# Each capture of an order in instalments makes a plan of its own, and each plan joins the statement after its own capture.

# 400.00 are split into 133.34 133.33 133.33 with 2.40 of fee each, 600.00 into 200.00 with 3.60 each.
2026-07-30  authorise o1: 1000.00 in 3
  > authorised o1: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year
  > held 1000.00
2026-07-31  capture o1: 400.00
  > captured o1: 400.00 as 135.74 135.73 135.73 with 2.40 of fee each
  > plan o1 to come: 135.74 135.73 135.73 with 2.40 of fee each
  > exposure 1000.00
2026-08-01  capture o1
  > captured o1: 600.00 as 203.60 203.60 203.60 with 3.60 of fee each
  > order o1 captured: authorised 1000.00 captured 1000.00
  > statement 2026-08-01 lists o1 1/3 133.34 + 2.40
  > plan o1 to come: 135.73 135.73 with 2.40 of fee each
  > plan o1/2 to come: 203.60 203.60 203.60 with 3.60 of fee each
2026-08-06  repay due
  > repaid 135.74: fee 2.40 principal 133.34
2026-09-01  look
  > statement 2026-09-01 lists o1 2/3 133.33 + 2.40, o1/2 1/3 200.00 + 3.60
  > due 339.33 by 2026-09-06
2026-09-06  repay due
2026-10-06  repay due
  > repaid 339.33: fee 6.00 principal 333.33
  > plan o1 done
2026-11-01  look
  > statement 2026-11-01 lists o1/2 3/3 200.00 + 3.60
  > plan o1/2 done

# A part may be smaller than the smallest order in instalments: it is the order that has to be large enough.
2026-11-02  repay due
2026-11-02  authorise o2: 100.00 in 3
2026-11-02  capture o2: 0.01
  > captured o2: 0.01 as 0.01 without fee
2026-11-02  capture o2: 5.00
  > captured o2: 5.00 as 1.70 1.70 1.69 with 0.03 of fee each
