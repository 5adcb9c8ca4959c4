//! Commands about wallets and what the bank is told.

use super::{About, Commanded, Impossible, Orders, Statements};
use crate::coverage::Billed;

/// Those commands.
pub(super) const COMMANDS: [Commanded; 2] = [
    Commanded {
        name: "request_instruction",
        about: About::Account,
        answers: &[
            "accepted",
            "repeated",
            "account_not_found",
            "idempotency_key_reused",
            "charged_off",
            "account_frozen",
            "overdue",
            "wallet_blocked",
            "currency_mismatch",
            "amount_out_of_range",
            "too_many_instructions",
            "balance_insufficient",
        ],
    },
    Commanded {
        name: "confirm_instruction",
        about: About::Account,
        answers: &[
            "accepted",
            "already",
            "repeated",
            "instruction_not_found",
            "idempotency_key_reused",
            "outcome_not_possible",
        ],
    },
];

/// Their cells that cannot be met.
pub(super) const IMPOSSIBLE: [Impossible; 3] = [
    Impossible {
        command: "request_instruction",
        answers: &["overdue"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Never, Billed::Paid, Billed::Open]),
        why: "no statement is past due",
    },
    Impossible {
        command: "confirm_instruction",
        answers: &["instruction_not_found"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Never, Billed::Paid, Billed::Open, Billed::Overdue]),
        why: "an instruction that is there has its account",
    },
    Impossible {
        command: "",
        answers: &[
            "charged_off",
            "account_frozen",
            "outcome_not_possible",
            "wallet_blocked",
            "balance_insufficient",
            "too_many_instructions",
        ],
        orders: Orders::Any,
        billed: Statements::None,
        why: "an account that is not there is not found",
    },
];
