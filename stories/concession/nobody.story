# Under Terms that give no role an authority nobody concedes anything.

concede nothing

2026-07-01  concede c1: goodwill 1.00 because complaint as mia
  ! role_not_allowed: none
