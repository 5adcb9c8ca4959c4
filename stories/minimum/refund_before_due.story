# A refund before the due date makes the minimum smaller in proportion, and is no payment of it.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-02  refund o1: 300.00
  > statement 2026-08-01 minimum 70.00: 70.00 to pay
2026-08-06  repay 70.00
  > statement 2026-08-01 minimum 70.00: 0.00 to pay
# 25 days of 630.00 are 7.875.
2026-09-01  look
  > statement 2026-09-01 lists o1 630.00, interest 7.88
  > statement 2026-09-01 minimum 70.88: 70.88 to pay
# Missing money stays missing: of 630.00 less 230.00, 40.00 are asked, and the interest.
2026-09-02  refund o1: 230.00
  > statement 2026-09-01 minimum 47.88: 47.88 to pay
2026-09-07  look
  > 1 day past due
  > statement 2026-09-01 due 2026-09-06: principal 400.00 fee 7.88 penalty 0.02
# Late as it is, it may still be refunded: what is missing is 10% of 300.00.
2026-09-08  refund o1: 100.00
  > statement 2026-09-01 minimum 37.88: 37.92 to pay
