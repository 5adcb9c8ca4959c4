# What a value date leaves within what is tolerated was never late.

tolerance 5.00

2026-07-01  buy o1: 105.00
2026-08-16  look
  > statement 2026-08-01 due 2026-08-06: principal 105.00 fee 0.00 penalty 0.53
2026-08-16  repay 100.00 dated 2026-08-06
  > repaid 100.00: principal 100.00, 0.53 taken back
  > statement 2026-08-01 due 2026-08-06: principal 5.00 fee 0.00 penalty 0.00
  > 0 days past due
