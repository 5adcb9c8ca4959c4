# Where a refund goes onto the last terms, the plan ends sooner; the fee of each term that is left is that of what was never refunded.

refund onto last_terms

# 700.00 are left: two whole terms and 33.33, with 0.6% of 700.00 each.
2026-07-01  buy o1: 1000.00 in 3
2026-07-03  refund o1: 300.00
  > refunded o1: 300.00
  > plan o1 to come: 337.54 337.53 37.53 with 4.20 of fee each
  > exposure 700.00
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 333.34 + 4.20
2026-08-02  repay due

# The last term is gone; 0.6% of 666.67 are 4.00.
2026-08-02  refund o1: 33.33
  > plan o1 to come: 337.33 with 4.00 of fee each
2026-09-02  repay due
  > repaid 337.33: fee 4.00 principal 333.33
  > plan o1 done
2026-10-01  look
  > no statement 2026-10-01

# Of 500.00 to come 50.00 are left, in one term, with 0.6% of 150.00; then nothing, and the rest goes onto what is billed.
2026-10-02  buy o2: 600.00 in 6
2026-11-02  refund o2: 450.00
  > plan o2 to come: 50.90 with 0.90 of fee each
  > statement 2026-11-01 due 2026-11-06: principal 100.00 fee 3.60 penalty 0.00
2026-11-02  refund o2: 100.00
  > plan o2 done
  > statement 2026-11-01 due 2026-11-06: principal 50.00 fee 3.60 penalty 0.00
