# A bill is split under the Terms of the day, at their price, and keeps them; a fee that is rounded up may be too dear.

cycle day 1
pricing flat 1.0065%

2026-07-01  buy o1: 1000.00
2026-07-02  propose cheap: pricing flat 0.5%, from 2026-08-03 as mia
2026-07-02  approve cheap as kim
# Of 240.00 the exact fee of a term is 2.4156, and 2.42 in 24 terms cost more than 24% a year.
2026-08-02  split b1: statement 2026-08-01, 240.00 in 24
  ! cost_ceiling_exceeded: 24.0429% a year
2026-08-02  split b1: statement 2026-08-01, 500.00 in 3
  > split b1: 500.00 as 171.70 171.70 171.69 with 5.03 of fee each, 18.02% a year
2026-08-03  split b2: statement 2026-08-01, 500.00 in 3
  > split b2: 500.00 as 169.17 169.17 169.16 with 2.50 of fee each, 8.98% a year
2026-08-10  refund o1: 300.00
  > plan b1 to come: 68.68 68.68 68.67 with 2.01 of fee each
  > plan b2 to come: 169.17 169.17 169.16 with 2.50 of fee each
