# A flat fee costs each term the same share of the whole amount; the principal is split so that no cent is lost.

limit 10000.00
pricing flat 0.6%

2026-07-01  buy o1: 1000.00 in 3
  > authorised o1: 339.34 339.33 339.33 with 6.00 of fee each, 10.77% a year, 10.27% effective
2026-07-01  buy o2: 1000.00 in 6
  > authorised o2: 172.67 172.67 172.67 172.67 172.66 172.66 with 6.00 of fee each, 12.24% a year, 12.21% effective
2026-07-01  buy o3: 1000.00 in 9
  > authorised o3: 117.12 117.11 117.11 117.11 117.11 117.11 117.11 117.11 117.11 with 6.00 of fee each, 12.78% a year, 13.01% effective
2026-07-01  buy o4: 1000.00 in 12
  > authorised o4: 89.34 89.34 89.34 89.34 89.33 89.33 89.33 89.33 89.33 89.33 89.33 89.33 with 6.00 of fee each, 13.03% a year, 13.42% effective
2026-07-01  buy o5: 1000.00 in 24
  > authorised o5: 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.67 47.66 47.66 47.66 47.66 47.66 47.66 47.66 47.66 with 6.00 of fee each, 13.27% a year, 13.86% effective
2026-07-01  buy o6: 1200.00 in 12
  > authorised o6: 107.20 107.20 107.20 107.20 107.20 107.20 107.20 107.20 107.20 107.20 107.20 107.20 with 7.20 of fee each, 13.03% a year, 13.42% effective
  > exposure 6200.00
