# A split bill is settled early like any plan, by the Terms of the day it was split.

2026-07-01  buy o1: 1000.00
2026-07-02  propose dear: early settlement next_fee, from 2026-08-02 as mia
2026-07-02  approve dear as kim
2026-08-02  split b1: statement 2026-08-01 in 6
2026-09-02  try repay plan b1
  > repaid 1018.00: fee 18.00 principal 1000.00
2026-09-02  repay due
# Of five unbilled terms the fees of the next two are asked for.
2026-09-02  repay plan b1
  > repaid 845.33: fee 12.00 principal 833.33
  > plan b1 done
  > exposure 0.00
2026-09-02  repay plan b1
  ! nothing_due
