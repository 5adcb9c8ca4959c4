# Terms say who bears the fees of plans where the merchant's contract leaves it to them; the ceiling is about what the customer pays.

# Half of 2% a term is 1%, which keeps the ceiling of 24%; 2% would not.
pricing flat 2%
borne by customer 50% platform 50%
merchant shop: bearer terms
merchant corner: bearer customer

2026-07-01  buy o1: 1000.00 in 3 at shop
  > authorised o1: 343.34 343.33 343.33 with 10.00 of fee each, 17.91% a year
2026-07-01  buy o2: 1000.00 in 3 at corner
  ! cost_ceiling_exceeded: 42.0955% a year
2026-07-01  quote 1000.00 at corner
  > not offered

# A contract that names somebody is not changed by Terms; shares make a whole.
2026-07-02  register late: bearer customer 50% merchant 49%
  ! shares_not_whole
2026-07-02  propose autumn: borne by customer 50% merchant 49%, from 2026-08-01 as mia
  ! terms_flawed: fee_bearer
