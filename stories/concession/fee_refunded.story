# A fee that was waived is not given back once more by a refund, and after a refund it is not owed again.

fee on refund all

staff mia: agent

2026-07-01  buy o1: 1200.00 in 3
2026-08-02  concede c1: fee of statement 2026-08-01 because complaint as mia
  > conceded c1: 7.20
  > books fee_income 0.00
# 800.00 is not billed yet, 400.00 is billed and unpaid; of the fee nothing was paid, and nothing comes back.
2026-08-03  refund o1
  > refunded o1: 1200.00
  > nothing due
  > credit 0.00
  > books fee_income 0.00
2026-08-03  reverse concession c1 because mistake as mia
  ! concession_not_reversible: refunded
