# Two statements in a row: of each the minimum is paid, and what is left of the first purchase is on three of them.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-06  repay 100.00
2026-09-06  repay 101.25
  > repaid 101.25: fee 11.25 principal 90.00
  > statement 2026-09-01 minimum 101.25: 0.00 to pay
# 24 days of 810.00: interest costs no interest.
2026-10-01  look
  > statement 2026-10-01 lists o1 810.00, interest 9.72
  > statement 2026-10-01 minimum 90.72: 90.72 to pay
# 25 days of 729.00 are 9.1125.
2026-10-06  repay 90.72
2026-11-01  look
  > statement 2026-11-01 lists o1 729.00, interest 9.11
2026-11-06  repay due
  > repaid 738.11: fee 9.11 principal 729.00
  > books fee_income 30.08
  > books receivable_principal 0.00
