# A change of the cycle day lengthens the cycle under way and never shortens it; what is billed keeps its due date.

cycle day 10
customer ann
customer ben
customer cat

2026-06-20  buy a1: 1.00 by ann
2026-06-20  buy b1: 2.00 by ben
2026-06-20  buy c1: 3.00 by cat
2026-07-05  buy a2: 4.00 by ann

# The next cycle date would have been 2026-07-10. The 15th comes after it, and the 8th not before August.
2026-07-05  try cycle day to 15 by ann
  > cycle day changed: 10 to 15, first 2026-07-15
2026-07-05  cycle day to 15 by ann
  > cycle day changed: 10 to 15, first 2026-07-15
2026-07-05  cycle day to 8 by ben
  > cycle day changed: 10 to 8, first 2026-08-08
# What is bought before the first new cycle date joins that statement, also between an 8th and a 10th.
2026-07-06  buy b2: 5.00 by ben
2026-07-09  buy b3: 6.00 by ben

# On the cycle day itself its statement is cut at the start of the day, and keeps its due date.
2026-07-10  cycle day to 28 by cat
  > cycle day changed: 10 to 28, first 2026-08-28
  > statement 2026-07-10 due 2026-07-15: principal 3.00 fee 0.00 penalty 0.00

2026-07-14  look by ann
  > no statement 2026-07-10
2026-07-15  look by ann
  > statement 2026-07-15 lists a1 1.00, a2 4.00
  > due 5.00 by 2026-07-20
2026-08-07  look by ben
  > no statement 2026-07-10
  > no statement 2026-07-08
2026-08-08  look by ben
  > statement 2026-08-08 lists b1 2.00, b2 5.00, b3 6.00
  > due 13.00 by 2026-08-13

# From then on a month is a cycle again.
2026-08-08  repay due by ben
2026-08-08  buy b4: 7.00 by ben
2026-09-08  look by ben
  > statement 2026-09-08 lists b4 7.00
