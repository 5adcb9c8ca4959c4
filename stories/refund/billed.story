# A refund of what is billed and unpaid makes the statement's line smaller; a penalty that has run up stays.

2026-07-01  buy o1: 100.00
2026-07-01  buy o2: 10.00
2026-08-02  refund o1: 30.00
  > refunded o1: 30.00
  > statement 2026-08-01 due 2026-08-06: principal 80.00 fee 0.00 penalty 0.00
  > statement 2026-08-01 lists o1 100.00, o2 10.00
  > statement 2026-08-01 leaves o1 70.00, o2 10.00
  > exposure 80.00

# Four days of 80.00 cost 0.16; what is refunded on a day counts from the next.
2026-08-10  refund o1
  > refunded o1: 70.00
  > statement 2026-08-01 due 2026-08-06: principal 10.00 fee 0.00 penalty 0.16
  > statement 2026-08-01 leaves o2 10.00
2026-08-12  look
  > statement 2026-08-01 due 2026-08-06: principal 10.00 fee 0.00 penalty 0.17
  > credit 0.00
