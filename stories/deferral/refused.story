# What cannot be deferred: what is paid, overdue, deferred already, somebody else's, or by more days than the Terms allow.

customer ann
customer ben
merchant bakery

2026-07-01  buy a1: 100.00 by ann
2026-07-01  buy b1: 100.00 by ben
2026-08-01  defer statement 2026-08-01 for 31 days by ann
  ! days_out_of_range: 30
2026-08-01  defer statement 2026-08-01 for 0 days by ann
  ! days_out_of_range: 30
2026-08-01  defer statement unknown for 1 day by ann
  ! statement_not_found
2026-08-01  defer statement 2026-08-01 of ben for 1 day by ann
  ! statement_not_found
2026-08-01  defer statement 2026-08-01 for 1 day by unknown
  ! account_not_found
2026-08-06 23:59:59  defer statement 2026-08-01 for 30 days by ann under key k1
  > deferred 2026-08-06 to 2026-09-05 for 1.20
2026-08-06 23:59:59  defer statement 2026-08-01 for 30 days by ann under key k1
  > deferred 2026-08-06 to 2026-09-05 for 1.20
2026-08-07  defer statement 2026-08-01 for 1 day by ann
  ! already_deferred: until 2026-09-05
  > books fee_income 1.20
2026-08-07  defer statement 2026-08-01 for 1 day by ben
  ! overdue: 100.00 was due on 2026-08-06, 100.05 is to pay
2026-08-07  repay due by ben
2026-08-07  defer statement 2026-08-01 for 1 day by ben
  ! nothing_due
2026-09-05  defer statement 2026-08-01 for 1 day by ann
  ! already_deferred: until 2026-09-05
2026-09-06  defer statement 2026-08-01 for 1 day by ann
  ! overdue: 101.20 was due on 2026-09-05

2026-09-06  post accounts/<account:ann>/deferrals: {"statement": "stm_0000000000001", "days": -1}
  ! invalid_request: days
2026-09-06  post accounts/<account:ann>/deferrals: {"statement": "stm_0000000000001", "days": 1.5}
  ! invalid_request: days
2026-09-06  post accounts/<account:ann>/deferrals: {"statement": "stm_0000000000001"}
  ! invalid_request: days
2026-09-06  post accounts/<account:ann>/deferrals: {"statement": "august", "days": 1}
  ! statement_not_found
2026-09-06  post accounts/<account:ann>/deferrals as bakery: {"statement": "stm_0000000000001", "days": 1}
  ! forbidden
