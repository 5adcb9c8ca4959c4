# A plan explains its terms: how principal was split, what each fee is a rate of, and what a refund changed.

2026-07-01  buy o1: 1000.00 in 3
  > explained term_principal 1 of plan o1: 1000.00 ÷ 3, rounded down 333.33, One more: 1 are left over 0.01
  > explained term_principal 2 of plan o1: 1000.00 ÷ 3, rounded down 333.33
  > explained term_fee 2 of plan o1: 1000.00 × 6000 ppm 6.00
  > explained unbilled of plan o1: Captured 1000.00

# The first term is billed; a refund of 300.00 leaves 366.66 for two terms, and 6000 ppm of 700.00 for each fee.
2026-08-02  refund o1: 300.00
  > plan o1 to come: 187.53 187.53 with 4.20 of fee each
  > explained unbilled of plan o1: Captured 1000.00, Billed -333.34, Refunded and owed no more -300.00
  > explained term_principal 2 of plan o1: 366.66 ÷ 2, rounded down 183.33
  > explained term_fee 2 of plan o1: 700.00 × 6000 ppm 4.20
  > explained term_fee 1 of plan o1: 1000.00 × 6000 ppm 6.00
  > explained settlement of plan o1: Open on line 1 of the statement of 2026-08-01 339.34, Unbilled principal 366.66
  > explained fees_billed of plan o1: Fee of term 1 6.00
  > explained refundable of order o1: Captured 1000.00, Refunded -300.00
