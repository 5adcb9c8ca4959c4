# There is no right to withdraw where the law pack gives none, from what there never was, and from what is paid.

currency EUR

2026-07-01  buy o1: 100.00
2026-07-01  revoke credit of o1
  ! withdrawal_not_offered
2026-07-01  revoke credit of unknown
  ! order_not_found
2026-07-01  propose european: law EU, from 2026-07-02 as mia
2026-07-01  approve european as kim
2026-07-02  revoke credit of o1
  ! withdrawal_not_offered
2026-07-02  buy o2: 100.00
2026-07-02  repay everything
2026-07-02  revoke credit of o2
  ! nothing_due
# What is held is released; a capture that was made is returned.
2026-07-02  authorise o3: 100.00
2026-07-02  capture o3: 40.00
2026-07-03  revoke credit of o3
  > withdrawn from o3: 40.00 with 0.00 of fee by 2026-08-02
  > order o3 captured: authorised 100.00 captured 40.00 voided 60.00
2026-07-03  capture o3
  ! not_capturable: captured
