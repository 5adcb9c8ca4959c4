# A document that cannot be read is refused with the field or the line that is wrong.

2026-07-01  post terms: {"document": "currency = "}
  ! document_unreadable
2026-07-01  post terms: {"document": "currency = \"CNY\"\ncycle_day = [1]"}
  ! document_unreadable: cycle_day
2026-07-01  post terms: {"document": 1}
  ! invalid_request: document
2026-07-01  post terms/2/approvals: {"by": "kim"}
  ! unknown_field: by
2026-07-01  post terms/2/approvals as merchant: {}
  ! forbidden
2026-07-01  post terms/x/approvals: {}
  ! terms_not_found
2026-07-01  get terms/7
  ! terms_not_found
