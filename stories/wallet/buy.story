# An order may be paid by balance alone: it uses nothing of the limit, no bill lists it, and the merchant is paid as ever.

merchant shop: discount 2%

2026-07-01  top up t1: 100.00
2026-07-01  settle t1
2026-07-01  buy o1: 40.00 from balance
  > authorised o1: 40.00 from balance
  > wallet 60.00
  > available 5000.00
  > exposure 0.00
  > order o1 captured: authorised 40.00 captured 40.00
  > order o1 balance: authorised 40.00 captured 40.00
  > merchant shop owed 39.20
  > books wallet 60.00
2026-08-01  look
  > no statement 2026-08-01

# Authorised, it is held in the wallet until it is captured, voided, or expires.
2026-08-02 10:00  authorise o2: 25.00 from balance
  > wallet 60.00
  > wallet held 25.00
  > wallet available 35.00
  > held 0.00
2026-08-02 10:00  buy no1: 35.01 from balance
  ! balance_insufficient: 35.00 available, 0.01 short
2026-08-02 10:00  withdraw no1: 35.01
  ! balance_insufficient: 35.00 available, 0.01 short
2026-08-03 10:00  void o2: 5.00
  > wallet held 20.00
2026-08-04 10:00  capture o2: 12.00
  > captured o2: 12.00
  > wallet 48.00
  > wallet held 8.00
2026-08-09 09:59:59  look
  > wallet available 40.00
2026-08-09 10:00  look
  > wallet 48.00
  > wallet available 48.00
  > order o2 captured: authorised 25.00 captured 12.00 voided 5.00 expired 8.00
  > order o2 balance: authorised 25.00 captured 12.00 voided 5.00 expired 8.00
