# What cannot be split: instalments, what is due today or overdue, what is paid, too little, too much, and in numbers of terms that nobody offers.

customer ann
customer ben
customer cat
merchant bakery

2026-07-01  buy a1: 250.00 by ann
2026-07-01  buy a2: 300.00 in 3 by ann
2026-07-01  buy b1: 300.00 in 3 by ben
2026-07-01  buy c1: 99.99 by cat

2026-08-01  split b: statement 2026-08-01 in 4 by ann
  ! term_not_offered: 3 6 9 12 24
2026-08-01  split b: statement 2026-08-01, 250.01 in 3 by ann
  ! amount_out_of_range: 100.00 to 250.00
2026-08-01  split b: statement 2026-08-01, 99.99 in 3 by ann
  ! amount_out_of_range: 100.00 to 250.00
# Each instalment repays 10.00 or more.
2026-08-01  split b: statement 2026-08-01, 239.99 in 24 by ann
  ! amount_out_of_range: 240.00 to 250.00
2026-08-01  split b: statement 2026-08-01, 100.00 GBP in 3 by ann
  ! currency_mismatch: CNY
2026-08-01  split b: statement 2026-08-01 in 3 by cat
  ! amount_out_of_range: 100.00 to 99.99
2026-08-01  quote statement 2026-08-01 by cat
  > not offered
2026-08-01  quote statement 2026-08-01: 250.01 by ann
  ! amount_out_of_range: 0.01 to 250.00
2026-08-01  split b: statement 2026-08-01 in 3 by ben
  ! nothing_to_split
2026-08-01  quote statement 2026-08-01 by ben
  ! nothing_to_split
2026-08-01  split b: statement unknown in 3 by ann
  ! statement_not_found
2026-08-01  split b: statement 2026-08-01 of ben in 3 by ann
  ! statement_not_found
2026-08-01  split b: statement 2026-08-01 in 3 by unknown
  ! account_not_found

# It is split before its due date; the last moment is the end of the day before.
2026-08-05 23:59:59  try split b: statement 2026-08-01 in 3 by ann
  > split b: 250.00 as 84.84 84.83 84.83 with 1.50 of fee each, 10.77% a year
2026-08-06 00:00  split b: statement 2026-08-01 in 3 by ann
  ! split_too_late: until 2026-08-05
# Deferred by a day, it has one more.
2026-08-06 00:00  defer statement 2026-08-01 for 1 day by ann
  > deferred 2026-08-06 to 2026-08-07 for 0.14
2026-08-06 00:00  try split b: statement 2026-08-01 in 3 by ann
2026-08-07  split b: statement 2026-08-01 in 3 by ann
  ! split_too_late: until 2026-08-06
2026-08-08  split b: statement 2026-08-01 in 3 by ann
  ! overdue: 351.94 was due on 2026-08-07
2026-08-08  repay due by ann
2026-08-08  split b: statement 2026-08-01 in 3 by ann
  ! nothing_to_split

2026-08-08  post accounts/<account:ann>/bill-instalments: {"statement": "stm_0000000000001", "terms": -3}
  ! invalid_request: terms
2026-08-08  post accounts/<account:ann>/bill-instalments: {"terms": 3}
  ! invalid_request: statement
2026-08-08  post accounts/<account:ann>/bill-instalments: {"statement": "stm_0000000000001", "terms": 3, "amount": {"amount": -1, "currency": "CNY"}}
  ! amount_out_of_range: 0.01 to 10000000000.00
2026-08-08  post accounts/<account:ann>/bill-instalments as bakery: {"statement": "stm_0000000000001", "terms": 3}
  ! forbidden
