# What the bank is asked to move is an amount in the account's currency, of an account that is there, and not too much at once.

2026-07-01  top up no1: 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  top up no2: 10000000000.01
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  top up no3: 5.00 GBP
  ! currency_mismatch: CNY
2026-07-01  withdraw no4: 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-07-01  withdraw credit no5: 5.00 GBP
  ! currency_mismatch: CNY
2026-07-01  withdraw credit no6: 0.01
  ! balance_insufficient: 0.00 available, 0.01 short
2026-07-01  top up no7: 5.00 by unknown
  ! account_not_found
2026-07-01  settle unknown
  ! instruction_not_found

# Twenty may wait for the bank.
2026-07-02  top up many: 0.01 20 times
  > wallet incoming 0.20
2026-07-02  top up no8: 0.01
  ! too_many_instructions: 20
2026-07-02  withdraw credit no9: 0.01
  ! too_many_instructions: 20
2026-07-02  fail many-7
2026-07-02  top up t2: 0.01
  > requested t2: 0.01
