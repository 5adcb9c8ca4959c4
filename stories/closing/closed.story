# That an account is closed is said before anything else about it: it takes no money, no promise and no plan, whatever is asked.

value dates 90 days back

2026-07-01  buy o1: 100.00
2026-08-10  repay due
  > repaid 100.20: penalty 0.20 principal 100.00
2026-08-11  close because customer_request
  > closed

2026-08-12  repay due dated 2026-08-05
  ! account_closed: since 2026-08-11
2026-08-12  repay 50.00 dated 2026-08-05
  ! account_closed: since 2026-08-11
  > credit 0.00
2026-08-12  promise 10.00 until 2026-08-20
  ! account_closed: since 2026-08-11
2026-08-12  split b1: statement 2026-08-01 in 3
  ! account_closed: since 2026-08-11
2026-08-12  hardship h1 in 61 because illness
  ! account_closed: since 2026-08-11
2026-08-12  charge off because insolvency
  ! account_closed: since 2026-08-11
  > books balance
