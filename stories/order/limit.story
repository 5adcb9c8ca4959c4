# The line is what unpaid principal and holds leave of the limit; what is too much is told to the cent.

limit 1000.00

2026-07-01  buy o1: 600.00
  > available 400.00
2026-07-01  buy o2: 400.01
  ! limit_exceeded: 400.00 available, 0.01 short
2026-07-01  authorise o2a: 400.00
  > available 0.00
2026-07-01  buy o3: 0.01
  ! limit_exceeded: 0.00 available, 0.01 short
2026-07-01  void o2a: 100.00
  > available 100.00

# Fees are no principal: they use nothing of the line.
2026-07-01  buy o4: 100.00 in 3
  > available 0.00
  > exposure 1000.00

# A refund frees the line at once, a repayment too.
2026-07-02  refund o1: 50.00
  > available 50.00
2026-07-08 12:00  look
  > available 350.00
2026-08-01  look
  > statement 2026-08-01 due 2026-08-06: principal 583.34 fee 0.60 penalty 0.00
  > available 350.00
2026-08-02  repay 0.60
  > repaid 0.60: fee 0.60
  > available 350.00
2026-08-02  repay 83.34
  > repaid 83.34: principal 83.34
  > available 433.34
