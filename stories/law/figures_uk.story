# Under the law of the United Kingdom a quote shows what is bought, what is paid and when, and what paying late costs.

currency GBP
law UK

2026-07-01  figures 1000.00 in 3
  > figures: cash_price 1000.00, amount_of_credit 1000.00, total_payable 1018.00, number_of_payments 3, first_payment 339.34, duration_days 97, total_cost_of_credit 18.00, effective_annual_rate 10.27%, daily_penalty 0.05%, withdrawal_days 14
