# A payment that came by the due date and was booked later made the minimum in time; before the next statement listed what revolved.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-08-10  look
  > 4 days past due
  > statement 2026-08-01 due 2026-08-06: principal 1000.00 fee 0.00 penalty 0.20
2026-08-10  repay 100.00 dated 2026-08-06
  > repaid 100.00: principal 100.00, 0.20 taken back
  > 0 days past due
  > interest run up 1.80
# What came on the 12th and is booked on the 20th was not owed since: 6 days of 900.00, 8 of 400.00.
2026-08-20  repay 500.00 dated 2026-08-12
  > repaid 500.00: principal 500.00
  > interest run up 4.30
2026-09-01  look
  > statement 2026-09-01 lists o1 400.00, interest 6.50
2026-09-02  repay 10.00 dated 2026-08-30
  ! value_date_out_of_range: 2026-09-01 to 2026-09-02, before_history
# A refund between is played as what it was: 4 days of 400.00 less 100.00 …
2026-09-03  refund o1: 100.00
  > statement 2026-09-01 minimum 36.50: 36.50 to pay
2026-09-08  look
  > statement 2026-09-01 due 2026-09-06: principal 300.00 fee 6.50 penalty 0.03
2026-09-08  repay 36.50 dated 2026-09-02
  > repaid 36.50: fee 6.50 principal 30.00, 0.03 taken back
  > minimum due 0.00
  > interest run up 0.27
