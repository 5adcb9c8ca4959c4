# Who comes back is assessed anew: the same account, with another limit and another cycle day, and all its history.

staff kim: underwriter

2026-07-01  buy o1: 100.00
2026-07-02  repay everything
2026-07-02  reopen limit 300.00 because assessment as kim
  ! account_not_closed
2026-07-02  close because customer_request
  > closed
2026-07-03  open customer: limit 300.00
  ! account_exists
2026-07-03  refund o1: 10.00
  > credit 10.00
2026-09-05  reopen limit 200000.01 because assessment as kim
  ! amount_out_of_range: 0.00 to 200000.00
2026-09-05  reopen limit 300.00 GBP because assessment as kim
  ! currency_mismatch: CNY
2026-09-05  reopen limit 300.00, cycle day 10 because assessment as kim by unknown
  ! account_not_found
2026-09-05  reopen limit 300.00, cycle day 10 because assessment as kim
  > reopened: limit 300.00, cycle day 10
  > open
  > available 300.00
  > credit 10.00
2026-09-06  buy o2: 50.00
2026-09-10  look
  > statement 2026-09-10 lists o2 50.00
  > due 40.00 by 2026-09-15
  > order o1 part_refunded: authorised 100.00 captured 100.00 refunded 10.00
2026-09-15  repay due
2026-09-15  close because risk
  > closed
# The second account of this shard gets the second cycle day of its Terms, 1, 10 and 15.
2026-09-16  reopen limit 100.00 because correction as kim
  > reopened: limit 100.00, cycle day 10
