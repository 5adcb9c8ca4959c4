# An account goes from on time to 180 days past due, is charged off at the start of that day, and is recovered.

2026-07-10  buy o1: 1000.00
  > books receivable_principal 1000.00
  > books allowance 0.00
# What is not late is expected to lose 1%.
2026-07-11  look
  > bucket 0: 1 account, 1000.00
2026-08-01  look
  > books allowance 10.00
  > books losses 10.00
2026-08-06 23:59  look
  > due 1000.00 by 2026-08-06
  > 0 days past due
  > books allowance 10.00

# From the day after the due date on: half a yuan of penalty a day, purchases blocked, 2%.
2026-08-07  buy o2: 5.00
  ! overdue: 1000.00 was due on 2026-08-06, 1000.50 is to pay
  > 1 day past due
  > bucket 0: 0 accounts, 0.00
  > bucket 1: 1 account, 1000.00
  > books allowance 20.00
2026-09-04  look
  > 29 days past due
  > not frozen
2026-09-05  buy o3: 5.00
  ! account_frozen: 1000.00 was due on 2026-08-06, 1015.00 is to pay
  > frozen by lateness
  > books allowance 20.00
2026-09-06  look
  > 31 days past due
  > bucket 31: 1 account, 1000.00
  > books allowance 250.00
2026-10-06  look
  > 61 days past due
  > books allowance 500.00
2026-11-05  look
  > 91 days past due
  > bucket 91: 1 account, 1000.00
  > books allowance 1000.00
  > books losses 1000.00
  > books penalty_income 45.50

# The last day of penalty is the 179th: 179 × 0.50 = 89.50.
2027-02-01  look
  > 179 days past due
  > not charged off
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 89.50
  > books receivable_principal 1000.00
  > books receivable_penalty 89.50
  > books penalty_income 89.50
2027-02-02 00:00  look
  > charged off on 2027-02-02: principal 1000.00 penalty 89.50 owed 1089.50
  > due 1089.50 by 2026-08-06
  > exposure 1000.00
  > books receivable_principal 0.00
  > books receivable_penalty 0.00
  > books penalty_income 0.00
  > books allowance 0.00
  > books losses 1000.00
  > books recoveries 0.00
  > bucket 91: 0 accounts, 0.00
  > bucket charged_off: 1 account, 1089.50
2027-02-02  buy o4: 5.00
  ! charged_off: since 2027-02-02

# It is still owed, and grows no more.
2027-03-01  look
  > no statement 2027-03-01
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 89.50
2027-03-05  repay 100.00
  > repaid 100.00: penalty 89.50 principal 10.50
  > charged off on 2027-02-02: principal 1000.00 penalty 89.50 recovered 100.00 owed 989.50
  > books bank 100.00
  > books recoveries 100.00
2027-03-06  refund o1: 200.00
  > refunded o1: 200.00
  > merchant merchant owed 800.00
  > charged off on 2027-02-02: principal 1000.00 penalty 89.50 recovered 300.00 owed 789.50
  > bucket charged_off: 1 account, 789.50
  > books recoveries 300.00
2027-03-07  repay due
  > repaid 789.50: principal 789.50
  > charged off on 2027-02-02: principal 1000.00 penalty 89.50 recovered 1089.50
  > bucket charged_off: 0 accounts, 0.00
  > 0 days past due
  > nothing due
  > books losses 1000.00
  > books recoveries 1089.50
  > books balance

# Paid in full it stays charged off: to buy again takes a new assessment.
2027-03-08  buy o5: 5.00
  ! charged_off: since 2027-02-02
2027-03-08  repay due
  ! nothing_due
