# An account that the staff has frozen buys nothing; what was bought before goes on, and only the staff ends it.

2026-07-01  authorise o1: 100.00
  > not frozen
  > no freeze changes
2026-07-02  freeze because risk
  > account frozen
  > frozen by staff since 2026-07-02 because risk
2026-07-03  freeze because legal_order
  > already so
  > frozen by staff since 2026-07-02 because risk
2026-07-03  buy o2: 5.00
  ! account_frozen: by staff since 2026-07-02
2026-07-03  authorise o3: 5.00
  ! account_frozen: by staff since 2026-07-02

# Captures, voids, repayments and refunds work.
2026-07-03  capture o1: 60.00
  > captured o1: 60.00
2026-07-03  void o1
  > voided o1: 40.00
2026-07-03  repay everything
  > repaid 60.00: principal 60.00
2026-07-03  refund o1: 10.00
  > refunded o1: 10.00
  > credit 10.00

# Paying does not end it.
2026-07-04  buy o4: 5.00
  ! account_frozen: by staff since 2026-07-02
2026-07-05  unfreeze because correction
  > account unfrozen
  > not frozen
2026-07-05  unfreeze because risk
  > already so
2026-07-05  buy o5: 5.00
  > authorised o5: 5.00
2026-07-06  freeze because customer_request
  > freeze changes: 2026-07-02 frozen because risk, 2026-07-05 unfrozen because correction, 2026-07-06 frozen because customer_request

2026-07-06  freeze because risk by unknown
  ! account_not_found
2026-07-06  post accounts/<account:customer>/freeze-changes: {"act": "melt", "reason": "risk"}
  ! invalid_request: act
2026-07-06  post accounts/<account:customer>/freeze-changes: {"act": "freeze"}
  ! invalid_request: reason
