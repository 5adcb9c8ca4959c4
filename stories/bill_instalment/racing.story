# Paying and splitting the same bill race: whoever comes first changes it, and the other is told how it stands.

customer ann
customer ben
customer cat

2026-07-01  buy a1: 500.00 by ann
2026-07-01  buy b1: 500.00 by ben
2026-07-01  buy c1: 500.00 by cat

# Paid first: nothing is left to be split.
2026-08-02  repay statement 2026-08-01 by ann under key p1
2026-08-02  split s1: statement 2026-08-01 in 3 by ann under key s1
  ! nothing_to_split
2026-08-02  repay statement 2026-08-01 by ann under key p1
  > repaid 500.00: principal 500.00
  > exposure 0.00

# Split first: nothing is left to be paid, and the payment is not taken.
2026-08-02  split s2: statement 2026-08-01 in 3 by ben under key s2
2026-08-02  repay statement 2026-08-01 by ben under key p2
  ! nothing_due
2026-08-02  split s2: statement 2026-08-01 in 3 by ben under key s2
  > split s2: 500.00 as 169.67 169.67 169.66 with 3.00 of fee each, 10.77% a year
2026-08-02  split s3: statement 2026-08-01 in 3 by ben
  ! nothing_to_split
  > exposure 500.00

# A part of it paid first: what was to be split whole by its amount is too much now.
2026-08-02  repay 300.00 by cat
2026-08-02  split s4: statement 2026-08-01, 500.00 in 3 by cat
  ! amount_out_of_range: 100.00 to 200.00
2026-08-02  split s4: statement 2026-08-01 in 3 by cat
  > split s4: 200.00 as 67.87 67.87 67.86 with 1.20 of fee each, 10.77% a year
