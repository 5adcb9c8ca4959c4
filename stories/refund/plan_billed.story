# What exceeds the unbilled part of a plan makes its billed unpaid instalments smaller; nothing is left to come, and the billed fee stays.

2026-07-01  buy o1: 1000.00 in 3
2026-08-02  refund o1: 800.00
  > refunded o1: 800.00
  > plan o1 done
  > statement 2026-08-01 due 2026-08-06: principal 200.00 fee 6.00 penalty 0.00
  > exposure 200.00
2026-08-03  refund o1: 200.00
  > refunded o1: 200.00
  > statement 2026-08-01 due 2026-08-06: principal 0.00 fee 6.00 penalty 0.00
  > exposure 0.00
  > order o1 refunded: authorised 1000.00 captured 1000.00 refunded 1000.00
2026-08-06  repay due
  > repaid 6.00: fee 6.00
2026-09-01  look
  > no statement 2026-09-01
  > books fee_income 6.00

# Exactly the unbilled part: no further terms, and the billed one as it was.
2026-09-02  buy o2: 1000.00 in 3
2026-10-02  refund o2: 666.66
  > plan o2 done
  > statement 2026-10-01 due 2026-10-06: principal 333.34 fee 6.00 penalty 0.00
