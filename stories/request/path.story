# A path that is not there, and a method that a path does not take, are told apart.

2026-07-01  get nothing
  ! not_found
2026-07-01  post orders/: {}
  ! not_found
2026-07-01  get orders
  ! method_not_allowed
2026-07-01  delete orders
  ! method_not_allowed
2026-07-01  put clock: {}
  ! method_not_allowed
2026-07-01  get orders/%ff
  ! invalid_request

# What is no id names nothing.
2026-07-01  get orders/o1
  ! order_not_found
2026-07-01  get accounts/<account:unknown>
  ! account_not_found
  > available 5000.00
