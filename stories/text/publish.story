# Versions of a text go up one by one, what is published is never another text, and nothing is in force before it is published.

2026-07-01  publish second: cost_sheet version 2 in zh as mia
  ! text_version_out_of_range: 1 to 1
2026-07-01  publish first: cost_sheet version 1 in zh as mia
  > published first
2026-07-01  publish first: cost_sheet version 1 in zh as kim
  > already so
2026-07-01  publish other: cost_sheet version 1 in zh as mia
  ! text_exists
2026-07-01  publish first: cost_sheet version 1 in zh from 2026-07-02 as mia
  ! text_exists
2026-07-01  publish past: cost_sheet version 2 in zh from 2026-06-30 as mia
  ! date_out_of_range: 2026-07-01 to 2027-07-02
2026-07-01  publish third: cost_sheet version 3 in zh as mia
  ! text_version_out_of_range: 1 to 2
2026-07-01  publish second: cost_sheet version 2 in zh as mia
  > published second
# No earlier version comes any more, in no language.
2026-07-01  publish english: cost_sheet version 1 in en as mia
  ! text_version_out_of_range: 2 to 3
2026-07-01  try publish unknown-yet: cost_sheet version 3 in zh as mia
  > published unknown-yet
2026-07-01  show unknown
  ! text_not_found
2026-07-01  show second by unknown
  ! account_not_found
2026-07-01  accept unknown
  ! text_not_found
# Terms without a law pack ask for nothing.
2026-07-01  buy o1: 5.00
  > no texts of o1
  > no missing texts
# The body of a request says what is wrong with it.
2026-07-01  post texts: {"kind": "Cost Sheet", "version": 1, "language": "zh", "text": "a"}
  ! invalid_request: kind
2026-07-01  post texts: {"kind": "cost_sheet", "version": 3, "language": "z", "text": "a"}
  ! invalid_request: language
2026-07-01  post texts: {"kind": "cost_sheet", "version": 3, "language": "zh", "text": ""}
  ! invalid_request: text
2026-07-01  post texts: {"kind": "cost_sheet", "version": 3, "language": "zh", "text": "a", "in_force_from": "soon"}
  ! invalid_request: in_force_from
2026-07-01  get texts/01
  ! text_not_found
