# Who repays everything pays the interest that has run up at once, and nothing is billed afterwards.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-06  repay 100.00
2026-08-10  buy o2: 20.00
2026-08-16  repay everything: 924.49
  ! amount_out_of_range: 924.50 to 10000000000.00
2026-08-16  repay everything
  > repaid 924.50: fee 4.50 principal 920.00
  > interest run up 0.00
  > books fee_income 4.50
  > books balance
2026-08-16  repay everything
  ! nothing_due
2026-09-01  look
  > no statement 2026-09-01

# When all that was open is paid, what has run up can be paid before it is billed, too.
2026-09-02  buy o3: 1000.00
2026-10-06  repay 100.00
2026-10-10  repay due
  > repaid 900.00: principal 900.00
2026-10-20  repay everything
  > repaid 1.80: fee 1.80
2026-11-01  look
  > no statement 2026-11-01
  > books fee_income 6.30
