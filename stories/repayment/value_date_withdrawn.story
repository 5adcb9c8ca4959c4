# Credit balance that was sent to the card stays there: a value date pays with what is left.

2026-07-01  buy o1: 1000.00
2026-08-16  repay 1105.00
  > repaid 1105.00: penalty 5.00 principal 1000.00 credit 100.00
2026-08-17  withdraw credit c1: 80.00
2026-08-18  settle c1
  > credit 20.00

# 1000.00 had come on the 5th, too: the 1105.00 were credit balance, of which 80.00 are gone.
2026-08-20  repay 1000.00 dated 2026-08-05
  > repaid 1000.00: credit 1000.00, 5.00 taken back
  > credit 1025.00
  > books penalty_income 0.00
  > books balance
