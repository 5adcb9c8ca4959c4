# What is paid too much becomes credit balance, and pays the next statement as it is cut: fees first, then principals.

2026-07-01  buy o1: 100.00
2026-07-02  buy o2: 300.00 in 3
2026-08-02  repay 250.00
  > repaid 250.00: fee 1.80 principal 200.00 credit 48.20
  > credit 48.20
  > nothing due
  > books credit_balance 48.20

# It pays nothing before the statement is cut, and does not widen the line.
2026-08-02  look
  > exposure 200.00
  > available 4800.00
2026-09-01  look
  > credit 0.00
  > statement 2026-09-01 due 2026-09-06: principal 53.60 fee 0.00 penalty 0.00
  > statement 2026-09-01 lists o2 2/3 100.00 + 1.80
  > statement 2026-09-01 leaves o2 2/3 53.60 + 0.00
  > exposure 153.60

# When it is enough for the whole statement nothing is due, and the rest stays.
2026-09-02  repay 200.00
  > repaid 200.00: principal 53.60 credit 146.40
2026-10-01  look
  > statement 2026-10-01 paid
  > credit 44.60
  > nothing due
2026-10-02  buy o3: 44.60
2026-11-01  look
  > statement 2026-11-01 paid
  > credit 0.00
  > exposure 0.00
  > books credit_balance 0.00
