# Money in the wallet beside an account is taken out before the account is closed, and no instruction may be under way.

2026-07-01  top up t1: 30.00
2026-07-01  close because customer_request
  ! account_not_clear: instructions 30.00
2026-07-02  settle t1
2026-07-02  withdraw w1: 10.00
2026-07-02  close because customer_request
  ! account_not_clear: wallet 20.00, instructions 10.00
2026-07-03  settle w1
2026-07-03  buy o1: 20.00 from balance
2026-07-03  close because customer_request
  > closed
# A refund goes back to the wallet it was paid from.
2026-07-04  refund o1: 5.00
  > refunded o1: 5.00
2026-07-05  withdraw w2: 5.00
  > requested w2: 5.00
2026-07-05  settle w2
