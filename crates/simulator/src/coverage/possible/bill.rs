//! Commands about bills: cycle days moved, statements deferred.

use super::{About, Commanded, Impossible, Orders, Statements};
use crate::coverage::Billed;

/// Those commands.
pub(super) const COMMANDS: [Commanded; 2] = [
    Commanded {
        name: "change_cycle_day",
        about: About::Account,
        answers: &[
            "accepted",
            "repeated",
            "account_not_found",
            "idempotency_key_reused",
            "charged_off",
            "account_frozen",
            "overdue",
            "cycle_day_unchanged",
            "cycle_day_changed_lately",
        ],
    },
    Commanded {
        name: "defer_statement",
        about: About::Account,
        answers: &[
            "accepted",
            "repeated",
            "account_not_found",
            "statement_not_found",
            "idempotency_key_reused",
            "charged_off",
            "account_frozen",
            "overdue",
            "deferral_not_offered",
            "nothing_due",
            "already_deferred",
            "days_out_of_range",
            "too_many_deferrals",
        ],
    },
];

/// Their cells that cannot be met.
pub(super) const IMPOSSIBLE: [Impossible; 6] = [
    Impossible {
        command: "change_cycle_day",
        answers: &["accepted", "cycle_day_unchanged", "cycle_day_changed_lately"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Overdue]),
        why: "it is blocked from the first day past due, which is said first",
    },
    Impossible {
        command: "change_cycle_day",
        answers: &["overdue"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Never, Billed::Paid, Billed::Open]),
        why: "no statement is past due",
    },
    Impossible {
        command: "defer_statement",
        answers: &["overdue"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Never, Billed::Paid, Billed::Open]),
        why: "no statement is past due",
    },
    Impossible {
        command: "defer_statement",
        answers: &["accepted", "already_deferred", "days_out_of_range", "too_many_deferrals"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Never, Billed::Paid, Billed::Overdue]),
        why: "only an open statement can be deferred, and none while one is past due",
    },
    Impossible {
        command: "defer_statement",
        answers: &["repeated", "charged_off", "account_frozen", "nothing_due", "deferral_not_offered"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Never]),
        why: "there is no statement",
    },
    Impossible {
        command: "defer_statement",
        answers: &["nothing_due", "deferral_not_offered"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Overdue]),
        why: "what is past due is said first",
    },
];
