# A consent to the use of sensitive data is withdrawn at any time: nothing is bought until it is given again, and what was bought stays.

law CN

2026-07-01  publish faces: sensitive_information version 1 in zh as mia
2026-07-01  publish contract: credit_agreement version 1 in zh as mia
2026-07-01  show faces
2026-07-01  accept faces
2026-07-01  show contract
2026-07-01  accept contract
  > accepted texts: sensitive_information 1, credit_agreement 1
2026-07-01  authorise o1: 100.00
  > texts of o1: credit_agreement 1, sensitive_information 1
2026-07-02  revoke consent sensitive_information
  > consent withdrawn: sensitive_information
  > accepted texts: credit_agreement 1
  > missing texts: sensitive_information
2026-07-02  revoke consent sensitive_information
  > already so
2026-07-02  buy early: 5.00
  ! agreement_required: sensitive_information
# What was authorised is captured, billed and paid as ever.
2026-07-02  capture o1
  > captured o1: 100.00
2026-08-01  repay due
  > repaid 100.00: principal 100.00
# An agreement is no consent that could be withdrawn; nor is what the law pack does not know.
2026-08-01  revoke consent credit_agreement
  ! consent_not_withdrawable
2026-08-01  revoke consent newsletter
  ! consent_not_withdrawable
2026-08-02  show faces
  > shown faces
2026-08-02  accept faces
  > no missing texts
2026-08-02  buy o2: 5.00
  > authorised o2: 5.00
