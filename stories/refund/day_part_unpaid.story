# Within 24 hours a refund in part makes a billed fee smaller in proportion.

2026-07-31 20:00  buy o1: 1000.00 in 3
2026-08-01 10:00  refund o1: 300.00
  > refunded o1: 300.00
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 4.20 penalty 0.00
  > plan o1 to come: 187.53 187.53 with 4.20 of fee each
  > exposure 700.00
  > books fee_income 4.20

# More than is to come: billed principal gives, and the fee is 0.6% of the 100.00 that are left.
2026-08-01 11:00  refund o1: 600.00
  > statement 2026-08-01 due 2026-08-06: principal 100.00 fee 0.60 penalty 0.00
  > plan o1 done

# The last part makes it a refund of all.
2026-08-01 12:00  refund o1: 100.00
  > nothing due
  > books fee_income 0.00
