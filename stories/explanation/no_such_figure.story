# What has no such figure says so.

2026-07-01  buy o1: 10.00
2026-07-01  get explanations/<order:o1>?figure=happiness
  ! figure_not_found
2026-07-01  get explanations/<order:o1>?figure=penalty
  ! figure_not_found
2026-07-01  get explanations/<order:o1>?number=1
  ! fields_disagree: number
