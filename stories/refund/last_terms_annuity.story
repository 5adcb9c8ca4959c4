# Where a refund goes onto the last terms of an annuity, the first keep their principal, and interest is that of what is still to be repaid.

pricing annuity 14.56%
refund onto last_terms

# Of 395.19, 399.98 and 404.83 are left 395.19 and 204.81. A month of 600.00 costs 7.28, one of 204.81 costs 2.485.
2026-07-01  buy o1: 1200.00 in 3
2026-07-03  refund o1: 600.00
  > plan o1 to come: 402.47 207.30 with 7.28 2.49 of fee
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 395.19 + 7.28

# A month of 100.00 costs 1.213.
2026-08-02  refund o1: 104.81
  > plan o1 to come: 101.21 with 1.21 of fee each
2026-08-02  refund o1: 100.00
  > plan o1 done
  > statement 2026-08-01 due 2026-08-06: principal 395.19 fee 7.28 penalty 0.00
