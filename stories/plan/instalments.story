# The instalments of a plan join one statement each, and their fees are earned as they are billed.

2026-07-01  buy o1: 1000.00 in 3
  > plan o1 to come: 339.34 339.33 339.33 with 6.00 of fee each
  > books receivable_principal 1000.00
  > books fee_income 0.00
2026-08-01  look
  > statement 2026-08-01 lists o1 1/3 333.34 + 6.00
  > statement 2026-08-01 due 2026-08-06: principal 333.34 fee 6.00 penalty 0.00
  > plan o1 to come: 339.33 339.33 with 6.00 of fee each
  > books fee_income 6.00
  > exposure 1000.00
2026-08-06  repay due
  > repaid 339.34: fee 6.00 principal 333.34
  > exposure 666.66
2026-09-01  look
  > statement 2026-09-01 lists o1 2/3 333.33 + 6.00
  > plan o1 to come: 339.33 with 6.00 of fee each
  > books fee_income 12.00
2026-09-06  repay due
2026-10-01  look
  > statement 2026-10-01 lists o1 3/3 333.33 + 6.00
  > plan o1 done
  > books fee_income 18.00
2026-10-06  repay due
  > repaid 339.33: fee 6.00 principal 333.33
  > exposure 0.00
  > books bank 1018.00
  > books receivable_fee 0.00
2026-11-02  look
  > no statement 2026-11-01
