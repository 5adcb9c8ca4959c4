# A try is answered like the thing itself, and nothing happens.

limit 1000.00

2026-07-01  try buy o1: 900.00 in 3
  > authorised o1: 305.40 305.40 305.40 with 5.40 of fee each, 10.77% a year
  > exposure 0.00
2026-07-01  try buy o2: 1000.01
  ! limit_exceeded: 1000.00 available, 0.01 short
2026-07-01  authorise o3: 900.00
2026-07-01  try capture o3: 400.00
  > captured o3: 400.00
  > order o3 authorised: authorised 900.00
2026-07-01  try void o3
  > voided o3: 900.00
  > held 900.00
2026-07-01  capture o3
2026-07-01  try refund o3: 1.00
  > refunded o3: 1.00
  > exposure 900.00
2026-08-01  try repay due
  > repaid 900.00: principal 900.00
  > due 900.00 by 2026-08-06
  > books bank 0.00
