//! Commands about lateness: freezes by the staff, charge-offs, promises to pay.

use super::{About, Commanded, Impossible, Orders, Statements};
use crate::coverage::Billed;

/// Those commands.
pub(super) const COMMANDS: [Commanded; 3] = [
    Commanded {
        name: "change_freeze",
        about: About::Account,
        answers: &["accepted", "already", "repeated", "account_not_found", "idempotency_key_reused"],
    },
    Commanded {
        name: "charge_off",
        about: About::Account,
        answers: &["accepted", "already", "repeated", "account_not_found", "idempotency_key_reused", "nothing_due"],
    },
    Commanded {
        name: "promise_to_pay",
        about: About::Account,
        answers: &[
            "accepted",
            "repeated",
            "account_not_found",
            "idempotency_key_reused",
            "currency_mismatch",
            "amount_out_of_range",
            "date_out_of_range",
            "nothing_due",
        ],
    },
];

/// Their cells that cannot be met.
pub(super) const IMPOSSIBLE: [Impossible; 1] = [Impossible {
    command: "promise_to_pay",
    answers: &["nothing_due"],
    orders: Orders::Any,
    billed: Statements::Of(&[Billed::Open, Billed::Overdue]),
    why: "something is due",
}];
