# Under the law of China a quote shows its annual rate before all else.

law CN

# 3 payments of 333.34 or 333.33 and 6.00; the last is due on 2026-10-06, 97 days after the purchase.
2026-07-01  figures 1000.00 in 3
  > figures: annual_rate 10.77%, amount_of_credit 1000.00, total_cost_of_credit 18.00, total_payable 1018.00, number_of_payments 3, first_payment 339.34, duration_days 97, daily_penalty 0.05%
# On one bill it costs nothing; it is due on 2026-08-06.
2026-07-01  figures 1000.00
  > figures: annual_rate 0.00%, amount_of_credit 1000.00, total_cost_of_credit 0.00, total_payable 1000.00, number_of_payments 1, first_payment 1000.00, duration_days 36, daily_penalty 0.05%
