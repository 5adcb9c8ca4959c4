# Under the law of the European Union a quote shows the key information in the order of its form, with the rate on the real due dates.

currency EUR
law EU

2026-07-01  figures 1000.00 in 3
  > figures: amount_of_credit 1000.00, duration_days 97, borrowing_rate 10.77%, effective_annual_rate 10.27%, total_payable 1018.00, cash_price 1000.00, daily_penalty 0.05%, number_of_payments 3, first_payment 339.34, total_cost_of_credit 18.00, withdrawal_days 14
