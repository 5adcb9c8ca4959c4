# A refund goes back to the shares it came from, in proportion: the wallet has a third of this order, to the cent over ten refunds.

2026-07-01  top up t1: 3.33
2026-07-01  settle t1
2026-07-01  buy o1: 10.00 with 3.33 from balance
  > exposure 6.67
  > wallet 0.00

# 0.333 are 0.33.
2026-07-03  refund o1: 1.00
  > wallet 0.33
  > exposure 6.00

# 0.666 are 0.67 in all.
2026-07-03  refund o1: 1.00
  > wallet 0.67
  > exposure 5.34
2026-07-03  refund o1: 1.00
  > wallet 1.00
  > exposure 4.67
2026-07-03  refund o1: 1.00
  > wallet 1.33
  > exposure 4.00

# 1.665 are 1.67.
2026-07-03  refund o1: 1.00
  > wallet 1.67
  > exposure 3.34
2026-07-03  refund o1: 1.00
  > wallet 2.00
  > exposure 2.67
2026-07-03  refund o1: 1.00
  > wallet 2.33
  > exposure 2.00
2026-07-03  refund o1: 1.00
  > wallet 2.66
  > exposure 1.33
2026-07-03  refund o1: 1.00
  > wallet 3.00
  > exposure 0.67
2026-07-03  refund o1: 1.00
  > wallet 3.33
  > exposure 0.00
  > order o1 refunded: authorised 10.00 captured 10.00 refunded 10.00
  > order o1 balance: authorised 3.33 captured 3.33 refunded 3.33
