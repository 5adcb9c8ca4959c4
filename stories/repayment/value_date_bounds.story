# A payment counts from a day on which the account was open, and as far back as its bills can be worked out anew; never from a day to come.

2026-07-01  buy o1: 1000.00 in 3
2026-08-10  repay 5.00 dated 2026-08-11
  ! value_date_out_of_range: 2026-08-01 to 2026-08-10, after_today
2026-08-10  repay 5.00 dated 2026-06-30
  ! value_date_out_of_range: 2026-08-01 to 2026-08-10, before_opening
2026-08-10  repay 5.00 dated 2026-07-31
  ! value_date_out_of_range: 2026-08-01 to 2026-08-10, before_history

# A plan is settled on the day on which it is booked.
2026-08-10  repay plan o1 dated 2026-08-06
  ! value_date_out_of_range: 2026-08-10 to 2026-08-10, early_settlement
2026-08-10  repay everything dated 2026-08-06
  ! value_date_out_of_range: 2026-08-10 to 2026-08-10, early_settlement

# Money of the wallet was ours until it pays.
2026-08-10  repay due from wallet dated 2026-08-06
  ! value_date_out_of_range: 2026-08-10 to 2026-08-10, from_wallet

# The day of the cut is the first that does; today is as good as no value date.
2026-08-10  try repay 5.00 dated 2026-08-01
  > repaid 5.00: fee 5.00
2026-08-10  repay 5.00 dated 2026-08-10
  > repaid 5.00: penalty 0.67 fee 4.33
2026-08-10  repay 5.00 GBP dated 2026-08-06
  ! currency_mismatch: CNY
2026-08-10  repay 0.00 dated 2026-08-06
  ! amount_out_of_range: 0.01 to 10000000000.00

# A bad date is no date.
2026-08-10  post accounts/<account:customer>/repayments: {"target": {"type": "due"}, "value_date": "2026-02-30"}
  ! invalid_request: value_date
