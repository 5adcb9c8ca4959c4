# What cannot be planned anew: nothing, in one term or in more than there can be, for nobody, and by a merchant.

customer ann
merchant bakery

2026-07-01  buy o1: 100.00 by ann
2026-07-31  hardship h1 in 6 because illness by ann
  ! nothing_due
2026-08-01  hardship h1 in 1 because illness by ann
  ! term_out_of_range: 2 to 60 terms
2026-08-01  hardship h1 in 61 because illness by ann
  ! term_out_of_range: 2 to 60 terms
2026-08-01  hardship h1 in 6 because illness by unknown
  ! account_not_found
2026-08-01  post accounts/<account:ann>/hardship-plans: {"terms": 6}
  ! invalid_request: reason
2026-08-01  post accounts/<account:ann>/hardship-plans: {"terms": 6, "reason": "laziness"}
  ! invalid_request: reason
2026-08-01  post accounts/<account:ann>/hardship-plans: {"terms": 6, "yearly_ppm": -1, "reason": "illness"}
  ! invalid_request: yearly_ppm
2026-08-01  post accounts/<account:ann>/hardship-plans: {"terms": 6, "reason": "illness", "because": "of me"}
  ! unknown_field: because
2026-08-01  post accounts/<account:ann>/hardship-plans as bakery: {"terms": 6, "reason": "illness"}
  ! forbidden
2026-08-01  hardship h1 in 60 because illness by ann under key k1
2026-08-01  hardship h1 in 60 because illness by ann under key k1
  > exposure 100.00
2026-08-01  hardship h2 in 6 because illness by ann
  ! nothing_due
