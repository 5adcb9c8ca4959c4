# Once a text that the law asks for is published, nothing is bought before it is accepted, and each order keeps what was.

law CN

2026-07-01  buy o1: 5.00
  > authorised o1: 5.00
  > no texts of o1
2026-07-02  publish sheet: cost_sheet version 1 in zh as mia
  > published sheet
  > missing texts: cost_sheet
2026-07-02  publish contract: credit_agreement version 1 in zh as mia
  > missing texts: credit_agreement cost_sheet
# A text of a kind that the law pack does not ask for binds nobody.
2026-07-02  publish news: newsletter version 1 in zh as mia
  > missing texts: credit_agreement cost_sheet
2026-07-02  buy early: 5.00
  ! agreement_required: credit_agreement cost_sheet
# It is said before that the line is too short.
2026-07-02  buy large: 6000.00
  ! agreement_required: credit_agreement cost_sheet
2026-07-02  accept contract
  ! text_not_shown
2026-07-02  show contract
  > shown contract
2026-07-02  show contract
  > already so
2026-07-02  accept contract
  > accepted contract
  > accepted texts: credit_agreement 1
  > missing texts: cost_sheet
2026-07-02  accept contract
  > already so
2026-07-02  show contract
  > already so
2026-07-02 13:00:00  show sheet
2026-07-02 13:00:05  accept sheet
  > accepted sheet
  > no missing texts
2026-07-02  buy small: 5.00 in 3
  ! amount_out_of_range: 100.00 to 10000000000.00
2026-07-02  buy o2: 5.00
  > authorised o2: 5.00
  > texts of o2: credit_agreement 1, cost_sheet 1
  > no texts of o1
# A year later it is still to be seen, byte by byte.
2027-07-02  look
  > text sheet kept
  > texts of o2: credit_agreement 1, cost_sheet 1
