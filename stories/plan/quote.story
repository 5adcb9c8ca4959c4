# A quote tells what an amount would cost in every number of terms that it is large enough for, and binds nobody.

customer ann
merchant shop
merchant bakery: bearer merchant

2026-07-01  quote 1000.00
  > in 3: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year, 10.27% effective
  > in 6: 172.67 172.67 172.67 172.67 172.66 172.66 with 6.00 of fee each, 12.24% a year, 12.21% effective
  > in 9: 117.12 117.11 117.11 117.11 117.11 117.11 117.11 117.11 117.11 with 6.00 of fee each, 12.78% a year, 13.01% effective
  > in 12: 89.34 89.34 89.34 89.34 89.33 89.33 89.33 89.33 89.33 89.33 89.33 89.33 with 6.00 of fee each, 13.03% a year, 13.42% effective
  > in 24: 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.66 47.66 47.66 47.66 47.66 47.66 47.66 47.66 with 6.00 of fee each, 13.27% a year, 13.86% effective
  > exposure 0.00

# 100.00 leave less than 10.00 of principal to each of 12 terms.
2026-07-01  quote 100.00
  > in 3: 33.94 33.93 33.93 with 0.60 of fee each, 10.77% a year
  > in 6: 17.27 17.27 17.27 17.27 17.26 17.26 with 0.60 of fee each, 12.24% a year
  > in 9: 11.72 11.71 11.71 11.71 11.71 11.71 11.71 11.71 11.71 with 0.60 of fee each, 12.78% a year
2026-07-01  quote 99.99
  > not offered
2026-07-01  quote 0.00
  ! amount_out_of_range: 0.01 to 10000000000.00

# The same purchase on the last day of a cycle is paid off sooner, so it costs more a year on its real due dates.
2026-07-31  quote 100.00
  > in 3: 33.94 33.93 33.93 with 0.60 of fee each, 10.77% a year, 19.52% effective
  > in 6: 17.27 17.27 17.27 17.27 17.26 17.26 with 0.60 of fee each, 12.24% a year
  > in 9: 11.72 11.71 11.71 11.71 11.71 11.71 11.71 11.71 11.71 with 0.60 of fee each, 12.78% a year

# A merchant may bear the fees.
2026-07-31  quote 100.00 at bakery
  > in 3: 33.34 33.33 33.33 without fee, 0.00% a year, 0.00% effective
  > in 6: 16.67 16.67 16.67 16.67 16.66 16.66 without fee, 0.00% a year
  > in 9: 11.12 11.11 11.11 11.11 11.11 11.11 11.11 11.11 11.11 without fee, 0.00% a year

# What an account could not buy can still be quoted.
2026-07-31  quote 6000.00
  > in 3: 2036.00 2036.00 2036.00 with 36.00 of fee each, 10.77% a year
  > in 6: 1036.00 1036.00 1036.00 1036.00 1036.00 1036.00 with 36.00 of fee each, 12.24% a year
  > in 9: 702.67 702.67 702.67 702.67 702.67 702.67 702.66 702.66 702.66 with 36.00 of fee each, 12.78% a year
  > in 12: 536.00 536.00 536.00 536.00 536.00 536.00 536.00 536.00 536.00 536.00 536.00 536.00 with 36.00 of fee each, 13.03% a year
  > in 24: 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 286.00 with 36.00 of fee each, 13.27% a year
