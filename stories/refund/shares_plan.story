# A refund of an order paid in part by balance makes its plan smaller by the credit share alone.

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-01  buy o1: 400.00 with 100.00 from balance in 3
  > plan o1 to come: 101.80 101.80 101.80 with 1.80 of fee each

# Half of it: 50.00 to the wallet, and 150.00 off the plan.
2026-07-03  refund o1: 200.00
  > wallet 50.00
  > exposure 150.00
  > plan o1 to come: 50.90 50.90 50.90 with 0.90 of fee each

# The rest, after the first instalment is paid: 50.00 to the wallet, 100.00 off what is to come, 50.00 of what was paid.
2026-08-02  repay due
  > repaid 50.90: fee 0.90 principal 50.00
2026-08-10  refund o1
  > refunded o1: 200.00
  > wallet 100.00
  > credit 50.00
  > exposure 0.00
  > plan o1 done
