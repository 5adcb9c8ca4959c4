# Instalments follow the new cycle day, and a quote has the due dates and the annual rate that the account will really have.

cycle day 10

# Due on the 15th of July, August and September: in 10, 41 and 72 days.
2026-07-05  quote 1000.00
  > in 3: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year, 17.28% effective
  > in 6: 172.67 172.67 172.67 172.67 172.66 172.66 with 6.00 of fee each, 12.24% a year
  > in 9: 117.12 117.11 117.11 117.11 117.11 117.11 117.11 117.11 117.11 with 6.00 of fee each, 12.78% a year
  > in 12: 89.34 89.34 89.34 89.34 89.33 89.33 89.33 89.33 89.33 89.33 89.33 89.33 with 6.00 of fee each, 13.03% a year
  > in 24: 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.66 47.66 47.66 47.66 47.66 47.66 47.66 47.66 with 6.00 of fee each, 13.27% a year
2026-07-05  buy o1: 1000.00 in 3
2026-07-11  look
  > statement 2026-07-10 lists o1 1/3 333.34 + 6.00
2026-07-12  repay due
2026-07-12  cycle day to 25
  > cycle day changed: 10 to 25, first 2026-08-25

# Bought then, the first of three is due on the 30th of August: in 49, 80 and 110 days.
2026-07-12  try buy o2: 1000.00 in 3
  > authorised o2: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year, 8.52% effective
2026-08-24  look
  > no statement 2026-08-10
2026-08-25  look
  > statement 2026-08-25 lists o1 2/3 333.33 + 6.00
  > due 339.33 by 2026-08-30
2026-09-25  look
  > statement 2026-09-25 lists o1 3/3 333.33 + 6.00
