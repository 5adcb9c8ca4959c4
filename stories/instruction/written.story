# A request to the bank is read as strictly as any other, and is an operator's.

merchant shop

2026-07-01  top up t1: 100.00
2026-07-01  post accounts/<account:customer>/instructions: {"purpose": "gift", "amount": {"amount": 5, "currency": "CNY"}}
  ! invalid_request: purpose
2026-07-01  post accounts/<account:customer>/instructions: {"purpose": "top_up"}
  ! invalid_request: amount
2026-07-01  post accounts/<account:customer>/instructions: {"purpose": "top_up", "amount": {"amount": 0.5, "currency": "CNY"}}
  ! invalid_request: amount.amount
2026-07-01  post accounts/<account:customer>/instructions as shop: {"purpose": "top_up", "amount": {"amount": 5, "currency": "CNY"}}
  ! forbidden
2026-07-01  post instructions/<instruction:t1>/outcomes: {"outcome": "lost"}
  ! invalid_request: outcome
2026-07-01  post instructions/<instruction:t1>/outcomes as shop: {"outcome": "settled"}
  ! forbidden
2026-07-01  post instructions/ins_1/outcomes: {"outcome": "settled"}
  ! instruction_not_found
2026-07-01  look
  > instruction t1 requested: 100.00
