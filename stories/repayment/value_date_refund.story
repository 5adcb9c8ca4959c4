# What a refund took off a bill that was paid by then is money of the customer.

2026-07-01  buy o1: 1000.00
2026-07-01  buy o2: 300.00
2026-08-10  refund o1
  > refunded o1: 1000.00
  > statement 2026-08-01 due 2026-08-06: principal 300.00 fee 0.00 penalty 2.60
2026-08-20  look
  > statement 2026-08-01 due 2026-08-06: principal 300.00 fee 0.00 penalty 4.10

# 800.00 had come on the 6th, and paid most of o1: 500.00 were overdue for four days, 1.00. So of the refund 200.00 were still
# owed of o1, and 800.00 had been paid: 1.00 of them pays the penalty, 300.00 pay o2, and 499.00 are left.
2026-08-20  repay 800.00 dated 2026-08-06
  > statement 2026-08-01 paid
  > credit 499.00
  > books penalty_income 1.00
  > books balance
