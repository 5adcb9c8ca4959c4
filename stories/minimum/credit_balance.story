# A credit balance pays of a statement with what was carried over as of any other.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-07-02  buy o2: 200.00
2026-08-02  repay 1050.00
  > statement 2026-08-01 minimum 120.00: 0.00 to pay
  > statement 2026-08-01 leaves o2 150.00
2026-08-10  buy o3: 20.00
2026-08-11  refund o1: 400.00
# It had been paid: 150.00 of it pays what is open, after 5 days of 150.00.
  > credit 250.00
  > interest run up 0.38
2026-09-01  look
  > statement 2026-09-01 lists interest 0.38, o3 20.00
  > statement 2026-09-01 paid
  > credit 229.62
