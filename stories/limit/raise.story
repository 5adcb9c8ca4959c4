# A limit is raised by a review, and what that adds can be bought at once.

2026-07-01  buy o1: 5000.00
  > available 0.00
2026-07-01  buy o2: 0.01
  ! limit_exceeded: 0.00 available, 0.01 short
  > no limit changes
2026-07-01  try limit to 8000.00 because review
  > limit changed: 5000.00 to 8000.00
  > limit 5000.00
2026-07-01  limit to 8000.00 because review
  > limit changed: 5000.00 to 8000.00
  > limit 8000.00
  > fixed limit 8000.00
  > no temporary limit
  > exposure 5000.00
  > available 3000.00
2026-07-01  buy o3: 3000.01
  ! limit_exceeded: 3000.00 available, 0.01 short
2026-07-01  buy o4: 3000.00
  > available 0.00

# A limit is no money: changing it posts nothing.
  > books receivable_principal 8000.00
  > books balance
2026-07-02  look
  > limit changes: 2026-07-01 5000.00 to 8000.00 because review
