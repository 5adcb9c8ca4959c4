# The plan of an order that is paid in part by balance is that of the rest: its amounts, its smallest order, its rates.

merchant shop: discount 2%

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-01  quote 129.99 with 30.00 from balance
  > not offered
2026-07-01  buy no1: 129.99 with 30.00 from balance in 3
  ! amount_out_of_range: 100.00 to 10000000000.00

# 1070.00 less 70.00 costs what 1000.00 costs, and the merchant pays its discount on all of it.
2026-07-01  buy o1: 1070.00 with 70.00 from balance in 3
  > authorised o1: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year, 70.00 from balance
  > exposure 1000.00
  > wallet 30.00
  > merchant shop owed 1048.60
  > plan o1 to come: 339.34 339.33 339.33 with 6.00 of fee each
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 333.34 + 6.00
