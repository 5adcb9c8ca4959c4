# What was made under Terms keeps them: a plan keeps its price and a statement its due date when others come into force.

2026-07-10  buy o1: 1000.00 in 3
  > authorised o1: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year
2026-07-10  propose autumn: grace 10 days, pricing flat 0.5%, from 2026-08-02 as mia
2026-07-10  approve autumn as kim
2026-08-01  look
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 6.00 penalty 0.00
2026-08-02  buy o2: 1000.00 in 3
# A fee of 5.00 a term; 1000.00 for 338.34, 338.33, 338.33 costs 8.98% nominal.
  > authorised o2: 338.34 338.33 338.33 with 5.00 of fee each, 8.98% a year
  > plan o1 to come: 339.33 339.33 with 6.00 of fee each
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 6.00 penalty 0.00
2026-08-06  repay due
# The statement of the next cycle is cut under the new Terms: ten days to pay, for old plans and new ones alike.
2026-09-01  look
  > statement 2026-09-01 due 2026-09-11: principal 666.67 fee 11.00 penalty 0.00
