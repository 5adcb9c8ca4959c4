# The interest of an annuity is a twelfth of the yearly rate on what is still to be repaid, and is told with every digit before it is rounded.

pricing annuity 14.56%

# 1200.00 over 3 at 145600 ppm: level 409.75; interest 14.56, 9.765… and 4.912….
2026-07-01  buy o1: 1200.00 in 3
  > explained term_fee 1 of plan o1: 1200.00 × 145600 ppm ÷ 12 14.56
  > explained term_fee 2 of plan o1: 804.81 × 145600 ppm ÷ 12 9.765028
  > explained term_principal 1 of plan o1: Level payment 409.75, Interest of the term -14.56
  > explained term_principal 3 of plan o1: Principal of the terms together 1200.00, Principal of term 1 -395.19, Principal of term 2 -399.98
