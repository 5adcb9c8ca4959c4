# What is missed of a hardship plan can be planned anew once more; purchases are blocked until both plans are paid.

2026-07-01  buy o1: 600.00
2026-08-02  hardship h1 in 3 because family
  > replanned h1: 600.00 as 200.00 200.00 200.00 without fee, 0.00% a year
# Ten days of 200.00 at 500 ppm are 1.00.
2026-09-16  hardship h2 in 2 because family
  > replanned h2: 201.00 as 100.50 100.50 without fee, 0.00% a year
  > 0 days past due
2026-09-16  buy o2: 5.00
  ! hardship_plan_running: 601.00 left
2026-10-01  look
  > statement 2026-10-01 lists h1 2/3 200.00 + 0.00, h2 1/2 100.50 + 0.00
2026-10-01  repay plan h2
  > repaid 201.00: principal 201.00
2026-10-01  buy o3: 5.00
  ! hardship_plan_running: 400.00 left
2026-10-01  repay everything
  > repaid 400.00: principal 400.00
2026-10-01  buy o4: 5.00

# A refund of what is settled by a second plan counts as paid: it pays what else is open, and becomes credit balance.
2026-10-01  refund o1
  > credit 600.00
