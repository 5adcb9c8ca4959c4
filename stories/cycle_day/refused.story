# No cycle day is changed on an account that is late or not there, nor to a day that not every month has.

customer ann
merchant bakery

2026-07-01  buy o1: 10.00 by ann
2026-08-07  cycle day to 10 by ann
  ! overdue: 10.00 was due on 2026-08-06
2026-09-05  cycle day to 10 by ann
  ! account_frozen: 10.00 was due on 2026-08-06
2026-09-05  cycle day to 10 by unknown
  ! account_not_found
2026-09-05  repay due by ann
2026-09-05  post accounts/<account:ann>/cycle-day-changes: {"cycle_day": 29}
  ! invalid_request: cycle_day
2026-09-05  post accounts/<account:ann>/cycle-day-changes: {"cycle_day": 0}
  ! invalid_request: cycle_day
2026-09-05  post accounts/<account:ann>/cycle-day-changes: {"cycle_day": "10"}
  ! invalid_request: cycle_day
2026-09-05  post accounts/<account:ann>/cycle-day-changes: {}
  ! invalid_request: cycle_day
2026-09-05  post accounts/<account:ann>/cycle-day-changes as bakery: {"cycle_day": 10}
  ! forbidden
2026-09-05  cycle day to 28 by ann under key k1
  > cycle day changed: 1 to 28, first 2026-10-28
2026-09-06  cycle day to 28 by ann under key k1
  > cycle day changed: 1 to 28, first 2026-10-28
