//! Which answers a command can get, and which cells of the table cannot be met, and why.

use engine::order::Status;

use super::{Billed, Cell};

mod bill;
mod late;
mod wallet;

/// A command and every answer it can get.
pub struct Commanded {
    /// Its name.
    pub name: &'static str,
    /// Whether it names an order, an account, or neither.
    about: About,
    /// Every answer.
    pub answers: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Nothing,
    Account,
    Order,
}

impl Commanded {
    /// Whether it names an order.
    pub fn is_about_order(&self) -> bool {
        self.about == About::Order
    }

    /// Whether it names an account, or an order of one.
    pub fn is_about_account(&self) -> bool {
        self.about != About::Nothing
    }
}

/// Commands about customers, merchants, orders, repayments, limits and Terms.
const COMMANDS: [Commanded; 12] = [
    Commanded {
        name: "propose_terms",
        about: About::Nothing,
        answers: &["accepted", "repeated", "idempotency_key_reused", "terms_flawed"],
    },
    Commanded {
        name: "approve_terms",
        about: About::Nothing,
        answers: &[
            "accepted",
            "already",
            "repeated",
            "terms_not_found",
            "idempotency_key_reused",
            "second_person_required",
            "terms_flawed",
        ],
    },
    Commanded {
        name: "create_customer",
        about: About::Nothing,
        answers: &["accepted", "repeated", "idempotency_key_reused"],
    },
    Commanded {
        name: "open_account",
        about: About::Nothing,
        answers: &[
            "accepted",
            "repeated",
            "customer_not_found",
            "idempotency_key_reused",
            "account_exists",
            "currency_mismatch",
            "amount_out_of_range",
        ],
    },
    Commanded {
        name: "register_merchant",
        about: About::Nothing,
        answers: &[
            "accepted",
            "repeated",
            "idempotency_key_reused",
            "currency_mismatch",
            "rate_out_of_range",
            "shares_not_whole",
        ],
    },
    Commanded {
        name: "authorise_order",
        about: About::Account,
        answers: &[
            "accepted",
            "repeated",
            "account_not_found",
            "merchant_not_found",
            "idempotency_key_reused",
            "charged_off",
            "account_frozen",
            "overdue",
            "hardship_plan_running",
            "currency_mismatch",
            "amount_out_of_range",
            "term_not_offered",
            "cost_ceiling_exceeded",
            "too_many_holds",
            "too_many_purchases",
            "limit_exceeded",
            "wallet_blocked",
            "balance_insufficient",
        ],
    },
    Commanded {
        name: "capture_order",
        about: About::Order,
        answers: &[
            "accepted",
            "already",
            "repeated",
            "order_not_found",
            "idempotency_key_reused",
            "charged_off",
            "currency_mismatch",
            "amount_out_of_range",
            "not_capturable",
        ],
    },
    Commanded {
        name: "void_order",
        about: About::Order,
        answers: &[
            "accepted",
            "already",
            "repeated",
            "order_not_found",
            "idempotency_key_reused",
            "currency_mismatch",
            "amount_out_of_range",
            "not_voidable",
        ],
    },
    Commanded {
        name: "refund_order",
        about: About::Order,
        answers: &[
            "accepted",
            "repeated",
            "order_not_found",
            "idempotency_key_reused",
            "currency_mismatch",
            "amount_out_of_range",
            "refund_exceeds_captured",
        ],
    },
    Commanded {
        name: "repay",
        about: About::Account,
        answers: &[
            "accepted",
            "repeated",
            "account_not_found",
            "plan_not_found",
            "statement_not_found",
            "idempotency_key_reused",
            "charged_off",
            "currency_mismatch",
            "amount_out_of_range",
            "nothing_due",
            "wallet_blocked",
            "balance_insufficient",
        ],
    },
    Commanded {
        name: "accept_loss",
        about: About::Nothing,
        answers: &["accepted", "repeated", "idempotency_key_reused"],
    },
    Commanded {
        name: "change_limit",
        about: About::Account,
        answers: &[
            "accepted",
            "already",
            "repeated",
            "account_not_found",
            "idempotency_key_reused",
            "currency_mismatch",
            "amount_out_of_range",
            "date_out_of_range",
            "limit_only_lowered",
            "limit_below_exposure",
        ],
    },
];

/// Every command that can be asked.
pub(super) fn commands() -> impl Iterator<Item = &'static Commanded> {
    COMMANDS.iter().chain(&bill::COMMANDS).chain(&late::COMMANDS).chain(&wallet::COMMANDS)
}

/// Every cell that cannot be met, by pattern, each with its reason.
pub fn impossibles() -> impl Iterator<Item = &'static Impossible> {
    IMPOSSIBLE.iter().chain(&bill::IMPOSSIBLE).chain(&late::IMPOSSIBLE).chain(&wallet::IMPOSSIBLE)
}

/// Every answer a command can get.
pub(super) fn answers(command: &str) -> &'static [&'static str] {
    commands().find(|known| known.name == command).map_or(&[], |known| known.answers)
}

/// Cells that cannot be met.
pub struct Impossible {
    /// The command; every one when left out.
    command: &'static str,
    /// The answers; every one when empty.
    answers: &'static [&'static str],
    /// The states of the order.
    orders: Orders,
    /// How the statements stand.
    billed: Statements,
    /// Why.
    pub why: &'static str,
}

enum Orders {
    Any,
    None,
    Some,
    Of(&'static [Status]),
}

enum Statements {
    Any,
    None,
    Of(&'static [Billed]),
}

const HELD: &[Status] = &[Status::Authorised, Status::PartCaptured];

/// Those of these commands, and of all.
const IMPOSSIBLE: [Impossible; 21] = [
    Impossible {
        command: "",
        answers: &["account_not_found"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Never, Billed::Paid, Billed::Open, Billed::Overdue]),
        why: "the account is there",
    },
    Impossible {
        command: "",
        answers: &["idempotency_key_reused"],
        orders: Orders::Any,
        billed: Statements::None,
        why: "that what is named is not there is said first",
    },
    Impossible {
        command: "capture_order",
        answers: &["repeated"],
        orders: Orders::Of(&[Status::Authorised, Status::Voided, Status::Expired]),
        billed: Statements::Any,
        why: "what was accepted before has captured something",
    },
    Impossible {
        command: "refund_order",
        answers: &["repeated"],
        orders: Orders::Of(&[
            Status::Authorised,
            Status::PartCaptured,
            Status::Captured,
            Status::Voided,
            Status::Expired,
        ]),
        billed: Statements::Any,
        why: "what was accepted before has refunded something",
    },
    Impossible {
        command: "capture_order",
        answers: &["accepted", "already", "charged_off", "currency_mismatch", "amount_out_of_range", "not_capturable"],
        orders: Orders::None,
        billed: Statements::Any,
        why: "an order that is not there is not found",
    },
    Impossible {
        command: "void_order",
        answers: &["accepted", "already", "currency_mismatch", "amount_out_of_range", "not_voidable"],
        orders: Orders::None,
        billed: Statements::Any,
        why: "an order that is not there is not found",
    },
    Impossible {
        command: "refund_order",
        answers: &["accepted", "currency_mismatch", "amount_out_of_range", "refund_exceeds_captured"],
        orders: Orders::None,
        billed: Statements::Any,
        why: "an order that is not there is not found",
    },
    Impossible {
        command: "",
        answers: &["repeated"],
        orders: Orders::None,
        billed: Statements::None,
        why: "a request that named what is not there was refused, and a refusal uses up no key",
    },
    Impossible {
        command: "",
        answers: &[],
        orders: Orders::None,
        billed: Statements::Of(&[Billed::Never, Billed::Paid, Billed::Open, Billed::Overdue]),
        why: "what names an order that is not there names no account",
    },
    Impossible {
        command: "",
        answers: &[],
        orders: Orders::Some,
        billed: Statements::None,
        why: "an order has its account",
    },
    Impossible {
        command: "capture_order",
        answers: &["accepted", "charged_off", "currency_mismatch", "amount_out_of_range"],
        orders: Orders::Of(&[Status::Captured, Status::Refunded, Status::Voided, Status::Expired]),
        billed: Statements::Any,
        why: "nothing is held, which is said before the amount is looked at",
    },
    Impossible {
        command: "capture_order",
        answers: &["already"],
        orders: Orders::Of(&[Status::Authorised, Status::PartCaptured, Status::Voided, Status::Expired]),
        billed: Statements::Any,
        why: "not all of it is captured",
    },
    Impossible {
        command: "capture_order",
        answers: &["not_capturable"],
        orders: Orders::Of(&[Status::Authorised]),
        billed: Statements::Any,
        why: "it holds something and has no captures yet",
    },
    Impossible {
        command: "void_order",
        answers: &["accepted", "currency_mismatch", "amount_out_of_range"],
        orders: Orders::Of(&[Status::Captured, Status::Refunded, Status::Voided, Status::Expired]),
        billed: Statements::Any,
        why: "nothing is held, which is said before the amount is looked at",
    },
    Impossible {
        command: "void_order",
        answers: &["already"],
        orders: Orders::Of(HELD),
        billed: Statements::Any,
        why: "something is held, and is voided",
    },
    Impossible {
        command: "void_order",
        answers: &["not_voidable"],
        orders: Orders::Of(HELD),
        billed: Statements::Any,
        why: "something is held",
    },
    Impossible {
        command: "refund_order",
        answers: &["accepted", "amount_out_of_range"],
        orders: Orders::Of(&[Status::Authorised, Status::Refunded, Status::Voided, Status::Expired]),
        billed: Statements::Any,
        why: "nothing is left to be refunded, which is said before the amount is looked at",
    },
    Impossible {
        command: "authorise_order",
        answers: &["overdue"],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Never, Billed::Paid, Billed::Open]),
        why: "no statement is past due",
    },
    Impossible {
        command: "authorise_order",
        answers: &[
            "term_not_offered",
            "cost_ceiling_exceeded",
            "limit_exceeded",
            "too_many_holds",
            "too_many_purchases",
        ],
        orders: Orders::Any,
        billed: Statements::Of(&[Billed::Overdue]),
        why: "purchases on credit are blocked from the first day past due, which is said first",
    },
    Impossible {
        command: "authorise_order",
        answers: &["too_many_holds", "too_many_purchases"],
        orders: Orders::Any,
        billed: Statements::Any,
        why: "1,000 holds or 10,000 purchases on one account: met by the stories and by crates/scenario/tests/properties instead",
    },
    Impossible {
        command: "",
        answers: &[
            "accepted",
            "already",
            "date_out_of_range",
            "limit_only_lowered",
            "limit_below_exposure",
            "charged_off",
            "account_frozen",
            "overdue",
            "currency_mismatch",
            "amount_out_of_range",
            "term_not_offered",
            "cost_ceiling_exceeded",
            "limit_exceeded",
            "merchant_not_found",
            "plan_not_found",
            "statement_not_found",
            "nothing_due",
            "cycle_day_unchanged",
            "cycle_day_changed_lately",
            "deferral_not_offered",
            "already_deferred",
            "days_out_of_range",
            "too_many_deferrals",
            "hardship_plan_running",
            "nothing_to_split",
            "split_too_late",
            "rate_out_of_range",
            "term_out_of_range",
        ],
        orders: Orders::Any,
        billed: Statements::None,
        why: "an account that is not there is not found",
    },
];

/// Why a cell cannot be met, if it cannot.
pub(super) fn impossible(cell: &Cell) -> Option<&'static Impossible> {
    let command = commands().find(|known| known.name == cell.command)?;
    if !command.is_about_account() {
        return None;
    }
    impossibles().find(|pattern| pattern.is_of(command, cell))
}

impl Impossible {
    fn is_of(&self, command: &Commanded, cell: &Cell) -> bool {
        let orders = match (&self.orders, cell.order) {
            (Orders::Any, _) => true,
            (Orders::None, order) => command.is_about_order() && order.is_none() || self.is_of_account(command),
            (Orders::Some, order) => order.is_some(),
            (Orders::Of(of), order) => order.is_some_and(|order| of.contains(&order)),
        };
        let billed = match (&self.billed, cell.billed) {
            (Statements::Any, _) => true,
            (Statements::None, billed) => billed.is_none(),
            (Statements::Of(of), billed) => billed.is_some_and(|billed| of.contains(&billed)),
        };
        let named = self.command.is_empty() || self.command == cell.command;
        named && (self.answers.is_empty() || self.answers.contains(&cell.answer)) && orders && billed
    }

    /// "A request that named what is not there" is also one that names no order but an account that is not there.
    fn is_of_account(&self, command: &Commanded) -> bool {
        !command.is_about_order() && self.answers == ["repeated"]
    }
}
