# Under the law of the United States a quote begins with the actuarial rate and the finance charge.

currency USD
law US

# Payments after 1, 2 and 3 months and 5 days more, each day a thirtieth of a month: 1000.00 = 339.34 / ((1 + i × 5/30) × (1 + i)) + …
# The monthly rate i is 0.8276%, and 12 of them are 9.93%; over equal months without those days it is 10.77%.
2026-07-01  figures 1000.00 in 3
  > figures: actuarial_annual_rate 9.93%, finance_charge 18.00, amount_financed 1000.00, total_of_payments 1018.00, number_of_payments 3, first_payment 339.34, daily_penalty 0.05%
