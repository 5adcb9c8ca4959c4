# The same key with the same request gives the same answer, and happens once.

2026-07-01  buy o1: 100.00 in 3 under key k1
  > authorised o1: 33.94 33.93 33.93 with 0.60 of fee each, 10.77% a year
2026-07-01  buy o1: 100.00 in 3 under key k1
  > authorised o1: 33.94 33.93 33.93 with 0.60 of fee each, 10.77% a year
  > exposure 100.00
2026-07-02  authorise o2: 50.00 under key k2
2026-07-02  capture o2: 20.00 under key k3
  > captured o2: 20.00
2026-07-02  capture o2: 20.00 under key k3
  > captured o2: 20.00
  > order o2 part_captured: authorised 50.00 captured 20.00
2026-07-02  void o2: 10.00 under key k4
2026-07-02  void o2: 10.00 under key k4
  > voided o2: 10.00
  > order o2 part_captured: authorised 50.00 captured 20.00 voided 10.00
2026-07-02  refund o2: 5.00 under key k5
2026-07-02  refund o2: 5.00 under key k5
  > refunded o2: 5.00
  > order o2 part_refunded: authorised 50.00 captured 20.00 voided 10.00 refunded 5.00
2026-08-01  repay 1.00 under key k6
  > repaid 1.00: fee 0.60 principal 0.40
2026-08-01  repay 1.00 under key k6
  > repaid 1.00: fee 0.60 principal 0.40
  > books bank 1.00

# Another key is another request.
2026-08-01  repay 1.00 under key k7
  > repaid 1.00: principal 1.00

# The answer is the first one, whatever has become of the account.
2026-08-02  repay due under key k8
  > repaid 46.94: principal 46.94
2026-08-02  repay due under key k8
  > repaid 46.94: principal 46.94
  > nothing due
