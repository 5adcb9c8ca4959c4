# A credit balance pays the next statement in the order of its Terms, too.

allocation principal penalty fee

2026-07-01  buy o1: 300.00 in 3
2026-08-02  repay 151.80
  > repaid 151.80: fee 1.80 principal 100.00 credit 50.00
2026-09-01  look
  > statement 2026-09-01 lists o1 2/3 100.00 + 1.80
  > statement 2026-09-01 leaves o1 2/3 50.00 + 1.80
  > credit 0.00
2026-09-02  repay 51.00
  > repaid 51.00: fee 1.00 principal 50.00
