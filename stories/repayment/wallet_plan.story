# A plan may be settled early from the wallet, with what that costs.

early settlement next_fee

2026-07-01  buy o1: 1000.00 in 3
2026-07-01  top up t1: 1006.00
2026-07-01  settle t1

# Three terms are unbilled: the next fee and the one after it.
2026-07-02  repay plan o1 from wallet
  ! balance_insufficient: 1006.00 available, 6.00 short
2026-07-02  top up t2: 6.00
2026-07-02  settle t2
2026-07-02  repay plan o1 from wallet
  > repaid 1012.00: fee 12.00 principal 1000.00
  > wallet 0.00
  > plan o1 done
  > books bank 1012.00
  > books fee_income 12.00
