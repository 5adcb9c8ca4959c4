# Interest is a fee of its statement, and is waived like one.

minimum payment 10% at 0.05% a day
staff kim: admin

2026-07-01  buy o1: 1000.00
2026-08-06  repay 100.00
2026-09-02  concede c1: fee of statement 2026-09-01 because complaint as kim
  > conceded c1: 11.25
  > statement 2026-09-01 leaves o1 900.00
  > statement 2026-09-01 minimum 101.25: 90.00 to pay
  > books fee_income 0.00
2026-09-06  repay 90.00
# 24 days of 810.00.
2026-10-01  look
  > statement 2026-10-01 lists o1 810.00, interest 9.72
