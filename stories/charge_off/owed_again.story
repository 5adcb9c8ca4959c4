# A waiver is taken back when the debt would be too old long ago: it is charged off at the start of the next day, and not before it was owed.

charged off from 60 days

staff mia: agent

2026-07-01  buy o1: 1000.00
2026-08-08  concede c1: penalty of statement 2026-08-01 because complaint as mia
  > conceded c1: 1.00
2026-08-08  repay due
  > repaid 1000.00: principal 1000.00
2026-12-01 12:00  reverse concession c1 because mistake as mia
  > reversed c1: 1.00
2026-12-01 13:00  look
  > 117 days past due
  > not charged off
2026-12-02  look
  > charged off on 2026-12-02: penalty 1.00 owed 1.00
  > books penalty_income 0.00
  > books balance
