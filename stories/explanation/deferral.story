# A deferral explains its fee, and a statement that carries it tells it apart.

2026-07-01  buy o1: 1000.00
2026-08-02  repay 200.00
2026-08-03  defer statement 2026-08-01 for 10 days
  > explained deferral_fee of statement 2026-08-01: 800.00 × 400 ppm × 10 days to 2026-08-16 3.20
  > explained open of statement 2026-08-01: Billed 1000.00, Repaid -200.00, Fee of the deferral 3.20
