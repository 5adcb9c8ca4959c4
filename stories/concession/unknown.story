# What is not there, or somebody else's, is not found; and the same key does nothing twice.

staff mia: agent
staff kim: admin
customer ann
customer ben

2026-07-01  buy o1: 1000.00 by ben
2026-08-08  concede c1: penalty of statement unknown because complaint as mia by ann
  ! statement_not_found
2026-08-08  concede c1: penalty of statement 2026-08-01 of ben because complaint as mia by ann
  ! statement_not_found
2026-08-08  concede c1: fee of statement 2026-08-01 because complaint as mia by ben
  ! nothing_to_waive
2026-08-08  concede c1: goodwill 1.00 for o1 because complaint as mia by ann
  ! order_not_found
2026-08-08  concede c1: goodwill 1.00 because complaint as mia by unknown
  ! account_not_found
2026-08-08  approve concession unknown as kim
  ! concession_not_found
2026-08-08  decline concession unknown as kim
  ! concession_not_found
2026-08-08  reverse concession unknown because mistake as kim
  ! concession_not_found
2026-08-08  concede c1: goodwill 1.00 because complaint as mia by ann under key k1
  > conceded c1: 1.00
2026-08-08  concede c1: goodwill 1.00 because complaint as mia by ann under key k1
  > conceded c1: 1.00
  > credit 1.00
2026-08-08  concede c2: goodwill 2.00 because complaint as mia by ann under key k1
  ! idempotency_key_reused
2026-08-08  post accounts/<account:ann>/concessions: {"conceded": {"type": "goodwill"}, "reason": "complaint"}
  ! fields_disagree: amount
2026-08-08  post accounts/<account:ann>/concessions: {"conceded": {"type": "principal"}, "reason": "complaint"}
  ! invalid_request: conceded.type
2026-08-08  post accounts/<account:ann>/concessions as nobody: {"conceded": {"type": "goodwill"}, "reason": "complaint"}
  ! unauthenticated
