# To pay everything settles every plan for the fee that its Terms ask for; where the merchant bears the fees there is none.

early settlement next_fee
merchant shop
merchant kind: bearer merchant

2026-07-01  buy o1: 1000.00 in 3
2026-07-01  buy o2: 600.00 in 6
2026-07-01  buy o3: 900.00 in 3 at kind
2026-07-05  buy o4: 50.00

# None of the plans is billed: two fees of 6.00 and two of 3.60 beside 2550.00 of principal. The merchant paid three of 5.40.
2026-07-10  repay everything: 2569.19
  ! amount_out_of_range: 2569.20 to 10000000000.00
2026-07-10  repay everything: 2600.00
  > repaid 2600.00: fee 19.20 principal 2550.00 credit 30.80
  > plan o1 done
  > plan o2 done
  > plan o3 done
  > exposure 0.00
  > credit 30.80
  > books fee_income 35.40
  > books receivable_fee 0.00
  > books bank 2600.00
2026-07-10  repay everything
  ! nothing_due
