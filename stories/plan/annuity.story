# An annuity has level payments: interest on what is left, and the smallest payment whose last one is not larger.

pricing annuity 14.56%

2026-07-01  buy o1: 1200.00 in 3
  > authorised o1: 409.75 409.75 409.74 with 14.56 9.77 4.91 of fee, 14.56% a year, 14.11% effective
2026-07-01  buy o2: 1200.00 in 12
  > authorised o2: 108.07 108.07 108.07 108.07 108.07 108.07 108.07 108.07 108.07 108.07 108.07 107.95 with 14.56 13.43 12.28 11.11 9.94 8.75 7.54 6.32 5.09 3.84 2.57 1.29 of fee, 14.56% a year, 15.09% effective
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 395.19 + 14.56, o2 1/12 93.51 + 14.56
  > due 517.82 by 2026-08-06
  > books fee_income 29.12
2026-08-06  repay due
2026-09-06  repay due
  > repaid 517.82: fee 23.20 principal 494.62
2026-10-01  look
  > statement 2026-10-01 lists o1 3/3 404.83 + 4.91, o2 3/12 95.79 + 12.28
  > plan o1 done
