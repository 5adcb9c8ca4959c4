# An account holds 1,000 uncaptured orders at a time, and no more.

2026-07-01  authorise many: 0.01 1000 times
  > held 10.00
2026-07-01  authorise one: 0.01
  ! too_many_holds: 1000
2026-07-01  void many-500
  > voided many-500: 0.01
2026-07-01  authorise again: 0.01
  > held 10.00
