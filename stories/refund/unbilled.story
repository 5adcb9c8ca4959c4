# A refund of what is not billed yet makes the purchase smaller, and frees the line at once.

limit 100.00

2026-07-01  buy o1: 100.00
  > available 0.00
2026-07-05  refund o1: 30.00
  > refunded o1: 30.00
  > order o1 part_refunded: authorised 100.00 captured 100.00 refunded 30.00
  > available 30.00
  > exposure 70.00
  > credit 0.00
  > merchant merchant owed 70.00
2026-07-06  refund o1: 70.01
  ! refund_exceeds_captured: 70.00 refundable
2026-08-01  look
  > statement 2026-08-01 lists o1 70.00
