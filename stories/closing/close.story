# An account closes when nothing is owed or pending; then it takes nothing but refunds, which become credit balance.

staff mia: agent

2026-07-01  buy o1: 100.00
2026-07-01  close because customer_request as mia
  ! account_not_clear: purchases 100.00
2026-08-01  close because customer_request as mia
  ! account_not_clear: statements 100.00
2026-08-02  repay 120.00
  > repaid 120.00: principal 100.00 credit 20.00
2026-08-02  close because customer_request as mia
  ! account_not_clear: credit_balance 20.00
2026-08-02  buy o2: 20.00
# The credit balance pays the statement as it is cut.
2026-09-01  try close because customer_request as mia
  > closed
  > open
2026-09-01  close because customer_request as mia
  > closed
  > closed on 2026-09-01
  > limit 0.00
  > available 0.00
2026-09-02  close because customer_request as mia
  > already so
2026-09-02  buy o3: 5.00
  ! account_closed: since 2026-09-01
2026-09-02  quote 1000.00
  ! account_closed: since 2026-09-01
2026-09-02  capture o1
  ! account_closed: since 2026-09-01
2026-09-02  void o1
  ! account_closed: since 2026-09-01
2026-09-02  repay 5.00
  ! account_closed: since 2026-09-01
2026-09-02  limit to 100.00 because review
  ! account_closed: since 2026-09-01
2026-09-02  concede c1: goodwill 1.00 because retention as mia
  ! account_closed: since 2026-09-01
2026-09-03  refund o1: 10.00
  > refunded o1: 10.00
  > credit 10.00
  > closed on 2026-09-01
  > books credit_balance 10.00
  > books balance
2026-09-04  withdraw credit w1: 10.00
  > requested w1: 10.00
  > credit 0.00
2026-09-05  settle w1
2026-09-05  top up t1: 10.00
  ! account_closed: since 2026-09-01
