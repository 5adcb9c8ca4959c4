# A payment is of one cent at least and of ten thousand million yuan at most.

2026-07-01  buy o1: 100.00
2026-08-01  repay 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-01  repay 10000000000.01
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-01  repay 0.01
  > repaid 0.01: principal 0.01
  > due 99.99 by 2026-08-06
2026-08-01  repay 10000000000.00
  > repaid 10000000000.00: principal 99.99 credit 9999999900.01
  > credit 9999999900.01
