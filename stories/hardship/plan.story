# Staff plan anew what somebody owes and cannot pay: principal, fees and penalties of all open statements, overdue ones too, in equal terms.

2026-07-01  buy o1: 1000.00
2026-07-02  buy o2: 300.00 in 3
# 20 days of 1100.00 at 500 ppm are 11.00 of penalty.
2026-08-26  look
  > 20 days past due
  > statement 2026-08-01 due 2026-08-06: principal 1100.00 fee 1.80 penalty 11.00
2026-08-26  try hardship h1 in 6 because income_lost
  > replanned h1: 1112.80 as 185.47 185.47 185.47 185.47 185.46 185.46 without fee, 0.00% a year
2026-08-26  hardship h1 in 6 because income_lost
  > replanned h1: 1112.80 as 185.47 185.47 185.47 185.47 185.46 185.46 without fee, 0.00% a year
  > statement 2026-08-01 paid
  > 0 days past due
  > nothing due

# All of it is principal now: it was earned before as fee and penalty, and is earned no second time. 200.00 of o2 are to come beside it.
2026-08-26  look
  > books receivable_principal 1312.80
  > books receivable_fee 0.00
  > books receivable_penalty 0.00
  > books fee_income 1.80
  > books penalty_income 11.00
  > exposure 1312.80

# No day adds a penalty, and nothing can be bought until the plan is paid.
2026-08-31  buy o3: 5.00
  ! hardship_plan_running: 1112.80 left
2026-09-01  look
  > statement 2026-09-01 lists o2 2/3 100.00 + 1.80, h1 1/6 185.47 + 0.00
2026-09-06  repay due
  > repaid 287.27: fee 1.80 principal 285.47
2026-09-06  buy o4: 5.00
  ! hardship_plan_running: 927.33 left

# An instalment that is missed is late like any other: round((185.47 + 100.00) × 500 ppm) a day.
2026-10-07  look
  > 1 day past due
  > statement 2026-10-01 due 2026-10-06: principal 285.47 fee 1.80 penalty 0.14
2026-10-07  buy o5: 5.00
  ! overdue: 287.27 was due on 2026-10-06
2026-10-07  repay due
2026-10-07  repay plan h1
  > repaid 741.86: principal 741.86
  > plan h1 done
  > exposure 0.00
2026-10-07  buy o6: 5.00
  > exposure 5.00
