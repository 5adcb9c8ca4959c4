# A newer version of a text is to be accepted from the day it is in force on; another language of the same version is not.

law CN

customer ann
customer ben

2026-07-01  publish old: privacy_policy version 1 in zh as mia
2026-07-01  show old by ann
2026-07-01  accept old by ann
  > accepted old
2026-07-01  publish english: privacy_policy version 1 in en as mia
  > published english
  > no missing texts
# One language is enough, whichever it is.
2026-07-01  show english by ben
2026-07-01  accept english by ben
  > accepted texts: privacy_policy 1
  > no missing texts
2026-07-01  publish new: privacy_policy version 2 in zh from 2026-08-01 as mia
  > published new
2026-07-01  show new by ann
  ! text_not_in_force
2026-07-31  buy o1: 5.00 by ann
  > texts of o1: privacy_policy 1
  > no missing texts
2026-08-01  buy early: 5.00 by ann
  ! agreement_required: privacy_policy
2026-08-01  show old by ann
  ! text_not_in_force
2026-08-01  show new by ann
2026-08-01  accept new by ann
  > accepted new
  > accepted texts: privacy_policy 2
2026-08-01  buy o2: 5.00 by ann
  > texts of o2: privacy_policy 2
  > texts of o1: privacy_policy 1
