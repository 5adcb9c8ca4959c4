# A value date reaches back to a bill that is paid by now: what that frees pays the bills that came after it.

2026-07-01  buy o1: 1000.00
2026-08-10  buy o2: 100.00
  ! overdue: 1000.00 was due on 2026-08-06
2026-08-16  repay due
  > repaid 1005.00: penalty 5.00 principal 1000.00
2026-08-17  buy o3: 100.00
2026-09-03  look
  > due 100.00 by 2026-09-06

# Another 1000.00 had come on the 5th of August. So the 1005.00 were credit balance, and paid the bill of September when it was cut.
2026-09-03  repay 1000.00 dated 2026-08-05
  > repaid 1000.00: principal 100.00 credit 900.00, 5.00 taken back
  > statement 2026-09-01 paid
  > credit 905.00
  > books penalty_income 0.00
  > books balance

# Purchases that were refused meanwhile stay refused: nothing but o3 was bought.
  > exposure 0.00
