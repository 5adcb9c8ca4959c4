# Instalments and fees belong to the minimum whole, and money covers them before what may revolve.

minimum payment 10% at 0.05% a day

2026-07-01  buy o1: 1000.00
2026-07-02  buy o2: 1000.00 in 3
2026-08-02  look
  > statement 2026-08-01 lists o1 1000.00, o2 1/3 333.34 + 6.00
  > statement 2026-08-01 minimum 439.34: 439.34 to pay
2026-08-02  repay 339.34
  > repaid 339.34: fee 6.00 principal 333.34
  > statement 2026-08-01 leaves o1 1000.00
  > statement 2026-08-01 minimum 439.34: 100.00 to pay
2026-08-06  repay 100.00
  > minimum due 0.00
2026-09-01  look
  > statement 2026-09-01 lists o1 900.00, interest 11.25, o2 2/3 333.33 + 6.00
  > statement 2026-09-01 minimum 440.58: 440.58 to pay
2026-09-06  repay everything
  > repaid 1583.91: fee 17.25 principal 1566.66
