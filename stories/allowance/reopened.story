# What is bought on the day an account is opened again counts from its next cycle on, as it does on any other.

buckets 0 1% 30 50%

staff kim: underwriter

2026-07-01  close because customer_request
2026-07-02  reopen limit 3000.00, cycle day 1 because assessment as kim
2026-07-02  buy o1: 1000.00
2026-07-03  look
  > books allowance 0.00
2026-08-01  look
  > books allowance 10.00
