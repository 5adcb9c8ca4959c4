# To pay everything pays the open statements, the purchases not billed yet, and every plan early.

2026-07-01  buy o1: 100.00
2026-07-01  buy o2: 300.00 in 3
2026-08-02  buy o3: 50.00
2026-08-07  look
  > statement 2026-08-01 due 2026-08-06: principal 200.00 fee 1.80 penalty 0.10
  > exposure 450.00
2026-08-07  repay everything: 451.89
  ! amount_out_of_range: 451.90 to 10000000000.00
2026-08-07  repay everything
  > repaid 451.90: penalty 0.10 fee 1.80 principal 450.00
  > exposure 0.00
  > plan o2 done
  > nothing due
  > credit 0.00
2026-08-07  repay everything
  ! nothing_due
2026-09-01  look
  > no statement 2026-09-01
  > books fee_income 1.80
  > books bank 451.90

# What is too much becomes credit balance.
2026-09-02  buy o4: 20.00
2026-09-02  repay everything: 25.00
  > repaid 25.00: principal 20.00 credit 5.00
  > credit 5.00

# What is only held is not owed.
2026-09-03  authorise o5: 20.00
2026-09-03  repay everything
  ! nothing_due
  > held 20.00
