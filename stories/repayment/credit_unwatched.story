# A credit balance pays a statement on the day it is cut, so that only the rest of it costs a penalty, even if nobody looked for weeks.

2026-07-01  buy o1: 300.00 in 3
2026-08-02  repay 150.00
  > repaid 150.00: fee 1.80 principal 100.00 credit 48.20

# Fourteen days of 53.60 cost 0.3752.
2026-09-20  look
  > statement 2026-09-01 due 2026-09-06: principal 53.60 fee 0.00 penalty 0.38
  > credit 0.00
  > 14 days past due
