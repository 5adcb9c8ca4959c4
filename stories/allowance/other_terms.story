# Buckets and their rates are what the Terms in force say, from their first day on; Terms without buckets keep no allowance.

buckets 0 0% 10 33.3333%

2026-07-10  buy o1: 100.01
2026-08-15  look
  > 9 days past due
  > bucket 0: 1 account, 100.01
  > books allowance 0.00
# 100.01 × 0.333333 = 33.3366…
2026-08-16  look
  > bucket 10: 1 account, 100.01
  > books allowance 33.34

2026-08-16  propose worse: buckets 0 1% 11 50% 12 100%, from 2026-08-18 as mia
2026-08-16  approve worse as kim
2026-08-16  propose none: no buckets, from 2026-08-20 as mia
2026-08-16  approve none as kim
2026-08-17  look
  > books allowance 33.34
2026-08-18  look
  > bucket 12: 1 account, 100.01
  > books allowance 100.01
2026-08-20  look
  > bucket 1: 1 account, 100.01
  > books allowance 0.00
  > books losses 0.00

2026-08-20  propose late: buckets 1 1%, from 2026-09-01 as mia
  ! terms_flawed: buckets
2026-08-20  propose better: buckets 0 2% 31 1%, from 2026-09-01 as mia
  ! terms_flawed: buckets
2026-08-20  propose twice: buckets 0 1% 0 2%, from 2026-09-01 as mia
  ! terms_flawed: buckets
2026-08-20  propose more: buckets 0 1% 31 100.0001%, from 2026-09-01 as mia
  ! terms_flawed: buckets[31]
