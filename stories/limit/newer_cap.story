# What only makes a limit smaller is allowed, even when newer Terms allow a person less than what is left.

2026-07-01  propose careful: consumer cap 3000.00, from 2026-07-02 as mia
2026-07-01  approve careful as kim
2026-07-02  limit to 4000.00 because risk
  > limit changed: 5000.00 to 4000.00
2026-07-02  limit to 4000.01 because review
  ! amount_out_of_range: 0.00 to 3000.00
2026-07-02  limit to 3000.00 because review
  > limit changed: 4000.00 to 3000.00
2026-07-02  temporary limit 0.01 until 2026-07-31 because review
  ! amount_out_of_range: 0.01 to 0.00
