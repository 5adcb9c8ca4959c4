# An account is opened with a limit in one currency; a person has one account in each.

customer ann: limit 100.00, cycle day 10
merchant shop
merchant tearoom: currency GBP

2026-07-01  open ben: limit 200.00, cycle day 15
  > opened ben: limit 200.00, cycle day 15
2026-07-01  look by ben
  > limit 200.00
  > available 200.00
  > exposure 0.00
  > nothing due
  > credit 0.00
2026-07-01  open ben: limit 300.00
  ! account_exists
2026-07-01  open unknown: limit 300.00
  ! customer_not_found
2026-07-01  open cat: limit 200000.01
  ! amount_out_of_range: 0.00 to 200000.00
2026-07-01  open cat: limit 200000.00
  > opened cat: limit 200000.00, cycle day 1
2026-07-01  open dog: limit 5.00 EUR
  ! currency_mismatch: CNY GBP

# A limit of nothing is an account that cannot buy.
2026-07-01  open eve: limit 0.00
  > opened eve: limit 0.00, cycle day 1
2026-07-01  buy o1: 0.01 by eve
  ! limit_exceeded: 0.00 available, 0.01 short

# Another currency is another account, with a line and bills of its own.
2026-07-01  open ben: limit 50.00 GBP, cycle day 28
  > opened ben: limit 50.00, cycle day 28 GBP
2026-07-02  buy o2: 20.00 GBP at tearoom by ben
  > authorised o2: 20.00 GBP
  > available 30.00 GBP
  > available 200.00
2026-07-28  look by ben
  > due 20.00 by 2026-08-02 GBP
  > nothing due
