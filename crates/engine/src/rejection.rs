//! Rejections: the business says no, with what the caller needs to do better. Nothing has happened.

use std::fmt;

use calendar::{Date, Instant};
use money::{Amount, Currency, Money, Rate};

use crate::id::AccountId;
use crate::instruction;
use crate::order::Status;
use crate::terms::{Flaw, TooDear};
use crate::text::TextKind;

/// A refusal. It is a normal answer, with a stable [`Rejection::code`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejection {
    /// No such customer here.
    CustomerUnknown,
    /// No such account here.
    AccountUnknown,
    /// No such merchant.
    MerchantUnknown,
    /// No such order, or another merchant's.
    OrderUnknown,
    /// No such plan on this account.
    PlanUnknown,
    /// No such statement on this account.
    StatementUnknown,
    /// No such instruction.
    InstructionUnknown,
    /// The idempotency key came before, with another request.
    KeyReused,
    /// The customer has an account in this currency.
    AccountExists {
        /// That account.
        account: AccountId,
    },
    /// The account is frozen until everything past due is paid.
    AccountFrozen {
        /// The oldest due date passed.
        since: Date,
        /// Principal and fees of the statements past due.
        due: Money,
        /// What is to be paid to end it: those, and their penalties.
        owed: Money,
    },
    /// Purchases are blocked until everything past due is paid.
    Overdue {
        /// The oldest due date passed.
        since: Date,
        /// Principal and fees of the statements past due.
        due: Money,
        /// What is to be paid to end it: those, and their penalties.
        owed: Money,
    },
    /// Nothing leaves the wallet until what is missing has come in: a top-up was returned that is spent already.
    WalletBlocked {
        /// What is missing.
        missing: Money,
    },
    /// The amount is in another currency than the account, the merchant or the Terms.
    CurrencyMismatch {
        /// The currencies that would do.
        expected: Vec<Currency>,
    },
    /// The amount is too small or too large.
    AmountOutOfRange {
        /// The smallest that would do.
        min: Amount,
        /// The largest that would do.
        max: Amount,
        /// Their currency.
        currency: Currency,
    },
    /// The rate is too large.
    RateOutOfRange {
        /// The largest that would do.
        max: Rate,
    },
    /// No plan has this number of terms.
    TermNotOffered {
        /// The numbers on offer.
        offered: Vec<u32>,
    },
    /// The account holds as many uncaptured orders as it may.
    TooManyHolds {
        /// How many that is.
        max: u32,
    },
    /// The account has as many purchases that are not billed yet as it may.
    TooManyPurchases {
        /// How many that is.
        max: u32,
    },
    /// The purchase is larger than what is available.
    LimitExceeded {
        /// What is available.
        available: Amount,
        /// By how much it is too large.
        short: Amount,
        /// Their currency.
        currency: Currency,
    },
    /// The wallet, or the credit balance, has less than is to be taken of it.
    BalanceInsufficient {
        /// What is available.
        available: Amount,
        /// By how much it is too little.
        short: Amount,
        /// Their currency.
        currency: Currency,
    },
    /// As many instructions are open as may be.
    TooManyInstructions {
        /// How many that is.
        max: u32,
    },
    /// That cannot have become of the instruction any more, or not yet.
    OutcomeNotPossible {
        /// How far the instruction is.
        status: instruction::Status,
    },
    /// The order holds nothing that could be captured, or was captured as often as it may.
    NotCapturable {
        /// The order's state.
        status: Status,
    },
    /// The order holds nothing that could be released.
    NotVoidable {
        /// The order's state.
        status: Status,
    },
    /// More than was captured and not yet refunded.
    RefundExceedsCaptured {
        /// What can be refunded.
        refundable: Money,
    },
    /// There is nothing to pay.
    NothingDue,
    /// Terms of this version are active already.
    TermsExist,
    /// No Terms of this version were proposed.
    TermsUnknown,
    /// The Terms cannot be.
    TermsFlawed {
        /// Everything that is wrong with them; at least one thing.
        flaws: Vec<Flaw>,
    },
    /// Who proposed something cannot approve it.
    SecondPersonRequired,
    /// There are as many versions of the Terms as there may be.
    TooManyTerms {
        /// How many that is.
        max: u32,
    },
    /// The plan would cost more than the cost ceiling of its Terms.
    CostCeilingExceeded(TooDear),
    /// The date is too early or too late.
    DateOutOfRange {
        /// The first that would do.
        first: Date,
        /// The last that would do.
        last: Date,
    },
    /// At the customer's own request a limit is only lowered.
    LimitOnlyLowered,
    /// More is used than the lower limit would be.
    LimitBelowExposure {
        /// What is used: unpaid principal and holds.
        exposure: Money,
        /// By how much that is more than the limit.
        over: Money,
    },
    /// The cycle day is that day already.
    CycleDayUnchanged,
    /// The cycle day was changed within a year.
    CycleDayChangedLately {
        /// When it may be changed again.
        again_from: Date,
    },
    /// The Terms of the statement know no deferral.
    DeferralNotOffered,
    /// The statement is deferred already.
    AlreadyDeferred {
        /// Its due date.
        until: Date,
    },
    /// More days than the Terms allow, or none.
    DaysOutOfRange {
        /// The most that would do; the least is one.
        max: u32,
    },
    /// As many statements of the account were deferred within a year as may be.
    TooManyDeferrals {
        /// How many that is.
        max: u32,
        /// When another may be.
        again_from: Date,
    },
    /// No text of this number was published.
    TextUnknown,
    /// Another text is published as this version of its kind in this language.
    TextExists,
    /// Versions of a kind go up one by one.
    TextVersionOutOfRange {
        /// The last one that is published.
        first: u32,
        /// The next.
        last: u32,
    },
    /// There are as many texts as there may be.
    TooManyTexts {
        /// How many that is.
        max: u32,
    },
    /// The text is of a version that is no longer in force, or not yet.
    TextNotInForce,
    /// Only what was shown can be accepted.
    TextNotShown,
    /// The text was not shown long enough to have been read.
    ReadingTimeNotOver {
        /// From when on it can be accepted.
        until: Instant,
        /// How many seconds that is from now, rounded up.
        seconds_left: u32,
    },
    /// What was accepted is part of an agreement, or the law asks for no such consent.
    ConsentNotWithdrawable,
    /// Texts are to be accepted before anything can be bought.
    AgreementRequired {
        /// Their kinds, in the order of the law pack.
        missing: Vec<TextKind>,
    },
    /// The law pack of the order gives no right to withdraw from its credit.
    WithdrawalNotOffered,
    /// The right to withdraw is over.
    WithdrawalOver {
        /// The last day it could be used on.
        last: Date,
    },
}

impl Rejection {
    /// Whether it says that something named is not there.
    pub fn is_unknown(&self) -> bool {
        match self {
            Rejection::CustomerUnknown
            | Rejection::AccountUnknown
            | Rejection::MerchantUnknown
            | Rejection::OrderUnknown
            | Rejection::PlanUnknown
            | Rejection::StatementUnknown
            | Rejection::InstructionUnknown
            | Rejection::TermsUnknown
            | Rejection::TextUnknown => true,
            Rejection::KeyReused
            | Rejection::AccountExists { .. }
            | Rejection::AccountFrozen { .. }
            | Rejection::Overdue { .. }
            | Rejection::WalletBlocked { .. }
            | Rejection::CurrencyMismatch { .. }
            | Rejection::AmountOutOfRange { .. }
            | Rejection::RateOutOfRange { .. }
            | Rejection::TermNotOffered { .. }
            | Rejection::TooManyHolds { .. }
            | Rejection::TooManyPurchases { .. }
            | Rejection::LimitExceeded { .. }
            | Rejection::BalanceInsufficient { .. }
            | Rejection::TooManyInstructions { .. }
            | Rejection::OutcomeNotPossible { .. }
            | Rejection::NotCapturable { .. }
            | Rejection::NotVoidable { .. }
            | Rejection::RefundExceedsCaptured { .. }
            | Rejection::NothingDue
            | Rejection::TermsExist
            | Rejection::TermsFlawed { .. }
            | Rejection::SecondPersonRequired
            | Rejection::TooManyTerms { .. }
            | Rejection::CostCeilingExceeded(_)
            | Rejection::DateOutOfRange { .. }
            | Rejection::LimitOnlyLowered
            | Rejection::LimitBelowExposure { .. }
            | Rejection::CycleDayUnchanged
            | Rejection::CycleDayChangedLately { .. }
            | Rejection::DeferralNotOffered
            | Rejection::AlreadyDeferred { .. }
            | Rejection::DaysOutOfRange { .. }
            | Rejection::TooManyDeferrals { .. }
            | Rejection::TextExists
            | Rejection::TextVersionOutOfRange { .. }
            | Rejection::TooManyTexts { .. }
            | Rejection::TextNotInForce
            | Rejection::TextNotShown
            | Rejection::ReadingTimeNotOver { .. }
            | Rejection::ConsentNotWithdrawable
            | Rejection::AgreementRequired { .. }
            | Rejection::WithdrawalNotOffered
            | Rejection::WithdrawalOver { .. } => false,
        }
    }

    /// The stable code: `limit_exceeded`.
    pub fn code(&self) -> &'static str {
        match self {
            Rejection::CustomerUnknown => "customer_not_found",
            Rejection::AccountUnknown => "account_not_found",
            Rejection::MerchantUnknown => "merchant_not_found",
            Rejection::OrderUnknown => "order_not_found",
            Rejection::PlanUnknown => "plan_not_found",
            Rejection::StatementUnknown => "statement_not_found",
            Rejection::InstructionUnknown => "instruction_not_found",
            Rejection::KeyReused => "idempotency_key_reused",
            Rejection::AccountExists { .. } => "account_exists",
            Rejection::AccountFrozen { .. } => "account_frozen",
            Rejection::Overdue { .. } => "overdue",
            Rejection::WalletBlocked { .. } => "wallet_blocked",
            Rejection::CurrencyMismatch { .. } => "currency_mismatch",
            Rejection::AmountOutOfRange { .. } => "amount_out_of_range",
            Rejection::RateOutOfRange { .. } => "rate_out_of_range",
            Rejection::TermNotOffered { .. } => "term_not_offered",
            Rejection::TooManyHolds { .. } => "too_many_holds",
            Rejection::TooManyPurchases { .. } => "too_many_purchases",
            Rejection::LimitExceeded { .. } => "limit_exceeded",
            Rejection::BalanceInsufficient { .. } => "balance_insufficient",
            Rejection::TooManyInstructions { .. } => "too_many_instructions",
            Rejection::OutcomeNotPossible { .. } => "outcome_not_possible",
            Rejection::NotCapturable { .. } => "not_capturable",
            Rejection::NotVoidable { .. } => "not_voidable",
            Rejection::RefundExceedsCaptured { .. } => "refund_exceeds_captured",
            Rejection::NothingDue => "nothing_due",
            Rejection::TermsExist => "terms_exist",
            Rejection::TermsUnknown => "terms_not_found",
            Rejection::TermsFlawed { .. } => "terms_flawed",
            Rejection::SecondPersonRequired => "second_person_required",
            Rejection::TooManyTerms { .. } => "too_many_terms",
            Rejection::CostCeilingExceeded(_) => "cost_ceiling_exceeded",
            Rejection::DateOutOfRange { .. } => "date_out_of_range",
            Rejection::LimitOnlyLowered => "limit_only_lowered",
            Rejection::LimitBelowExposure { .. } => "limit_below_exposure",
            Rejection::CycleDayUnchanged => "cycle_day_unchanged",
            Rejection::CycleDayChangedLately { .. } => "cycle_day_changed_lately",
            Rejection::DeferralNotOffered => "deferral_not_offered",
            Rejection::AlreadyDeferred { .. } => "already_deferred",
            Rejection::DaysOutOfRange { .. } => "days_out_of_range",
            Rejection::TooManyDeferrals { .. } => "too_many_deferrals",
            Rejection::TextUnknown => "text_not_found",
            Rejection::TextExists => "text_exists",
            Rejection::TextVersionOutOfRange { .. } => "text_version_out_of_range",
            Rejection::TooManyTexts { .. } => "too_many_texts",
            Rejection::TextNotInForce => "text_not_in_force",
            Rejection::TextNotShown => "text_not_shown",
            Rejection::ReadingTimeNotOver { .. } => "reading_time_not_over",
            Rejection::ConsentNotWithdrawable => "consent_not_withdrawable",
            Rejection::AgreementRequired { .. } => "agreement_required",
            Rejection::WithdrawalNotOffered => "withdrawal_not_offered",
            Rejection::WithdrawalOver { .. } => "withdrawal_over",
        }
    }
}

/// What to do next, in one English sentence.
impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::CustomerUnknown => f.write_str("There is no such customer; create one first."),
            Rejection::AccountUnknown => f.write_str("There is no such account; open one first."),
            Rejection::MerchantUnknown => f.write_str("There is no such merchant; register it first."),
            Rejection::OrderUnknown => f.write_str("There is no such order; check its id."),
            Rejection::PlanUnknown => f.write_str("There is no such plan on this account; check its id."),
            Rejection::StatementUnknown => f.write_str("There is no such statement on this account; check its id."),
            Rejection::InstructionUnknown => f.write_str("There is no such instruction; check its id."),
            Rejection::KeyReused => f.write_str("This Idempotency-Key was used for another request; take a new one."),
            Rejection::AccountExists { account } => {
                write!(f, "The customer has the account {account} in this currency; use that one.")
            }
            Rejection::AccountFrozen { since, due, owed } => {
                let (due, owed) = (written(*due), written(*owed));
                write!(f, "The account is frozen: {due} was due on {since}; pay {owed} to go on.")
            }
            Rejection::Overdue { since, due, owed } => {
                write!(f, "{} was due on {since}; pay {} to buy again.", written(*due), written(*owed))
            }
            Rejection::WalletBlocked { missing } => {
                write!(
                    f,
                    "A top-up was returned that is spent already; top up {} to use the wallet again.",
                    written(*missing)
                )
            }
            Rejection::CurrencyMismatch { expected } => {
                let codes: Vec<&str> = expected.iter().map(|currency| currency.code()).collect();
                write!(f, "The amount must be in {}.", codes.join(" or "))
            }
            Rejection::AmountOutOfRange { min, max, currency } => {
                let (min, max) =
                    (Money { amount: *min, currency: *currency }, Money { amount: *max, currency: *currency });
                write!(f, "The amount must be between {} and {}.", written(min), written(max))
            }
            Rejection::RateOutOfRange { max } => {
                write!(f, "The rate may be at most {} parts per million.", max.parts())
            }
            Rejection::TermNotOffered { offered } => write!(f, "Plans have one of {offered:?} terms."),
            Rejection::TooManyHolds { max } => {
                write!(f, "The account holds {max} uncaptured orders; capture or void some first.")
            }
            Rejection::TooManyPurchases { max } => {
                write!(
                    f,
                    "The account has {max} purchases that are not billed yet; buy again after the next statement."
                )
            }
            Rejection::LimitExceeded { available, short, currency } => {
                let (available, short) = (currency.write(available.minor()), currency.write(short.minor()));
                write!(f, "{available} {} is available, {short} too little; choose a smaller amount.", currency.code())
            }
            Rejection::BalanceInsufficient { available, short, currency } => {
                let (available, short) = (currency.write(available.minor()), currency.write(short.minor()));
                write!(f, "The balance has {available} {}, {short} too little; take less, or top up.", currency.code())
            }
            Rejection::TooManyInstructions { max } => {
                write!(f, "The bank has not confirmed {max} instructions yet; wait for one of them.")
            }
            Rejection::OutcomeNotPossible { status } => {
                write!(f, "The instruction is {}; that cannot become of it now.", status.name())
            }
            Rejection::NotCapturable { status } => {
                write!(f, "The order is {} and holds nothing to capture.", status.name())
            }
            Rejection::NotVoidable { status } => write!(f, "The order is {} and holds nothing to void.", status.name()),
            Rejection::RefundExceedsCaptured { refundable } => {
                write!(f, "At most {} of this order can be refunded.", written(*refundable))
            }
            Rejection::NothingDue => f.write_str("There is nothing to pay."),
            Rejection::TermsExist => f.write_str("Terms of this version are active; take the next version."),
            Rejection::TermsUnknown => f.write_str("No Terms of this version were proposed; propose them first."),
            Rejection::TermsFlawed { flaws } => {
                let flaws: Vec<String> = flaws.iter().map(Flaw::to_string).collect();
                write!(f, "These Terms cannot be active. {}", flaws.join(" "))
            }
            Rejection::SecondPersonRequired => {
                f.write_str("Who proposed it cannot approve it; ask somebody else, with a key of their own.")
            }
            Rejection::TooManyTerms { max } => write!(f, "There are {max} versions of the Terms, and no more can be."),
            Rejection::CostCeilingExceeded(dear) => write!(f, "{dear} Choose another plan."),
            Rejection::DateOutOfRange { first, last } => {
                write!(f, "The date must be between {first} and {last}.")
            }
            Rejection::LimitOnlyLowered => {
                f.write_str("At the customer's request the limit is only lowered; a raise takes a review.")
            }
            Rejection::LimitBelowExposure { exposure, over } => {
                let (exposure, over) = (written(*exposure), written(*over));
                write!(f, "{exposure} is used, {over} more than this limit; accept what follows, or leave it higher.")
            }
            Rejection::CycleDayUnchanged => f.write_str("The cycle day is that day already; choose another one."),
            Rejection::CycleDayChangedLately { again_from } => {
                write!(f, "The cycle day was changed within a year; it may be changed again from {again_from} on.")
            }
            Rejection::DeferralNotOffered => f.write_str("This statement cannot be deferred; pay it by its due date."),
            Rejection::AlreadyDeferred { until } => {
                write!(f, "The statement is deferred already; pay it by {until}.")
            }
            Rejection::DaysOutOfRange { max } => write!(f, "A due date is moved by 1 to {max} days."),
            Rejection::TooManyDeferrals { max, again_from } => {
                write!(f, "At most {max} statements are deferred within a year; another may be from {again_from} on.")
            }
            Rejection::TextUnknown => f.write_str("There is no text of this number; publish it first."),
            Rejection::TextExists => {
                f.write_str("Another text is published as this version in this language; take the next version.")
            }
            Rejection::TextVersionOutOfRange { first, last } => {
                write!(f, "The version must be {first}, in another language, or {last}.")
            }
            Rejection::TooManyTexts { max } => write!(f, "There are {max} texts, and no more can be."),
            Rejection::TextNotInForce => {
                f.write_str("The text is of a version that is not in force; show and accept the one that is.")
            }
            Rejection::TextNotShown => f.write_str("The text was not shown; show it first."),
            Rejection::ReadingTimeNotOver { seconds_left, .. } => {
                write!(f, "The text can be accepted in {seconds_left} seconds; read it first.")
            }
            Rejection::ConsentNotWithdrawable => {
                f.write_str("What was accepted is part of an agreement, and no consent that can be withdrawn.")
            }
            Rejection::WithdrawalNotOffered => {
                f.write_str("There is no right to withdraw from this credit; it can be settled early.")
            }
            Rejection::WithdrawalOver { last } => {
                write!(f, "The right to withdraw ended on {last}; the credit can be settled early.")
            }
            Rejection::AgreementRequired { missing } => {
                let kinds: Vec<&str> = missing.iter().map(TextKind::name).collect();
                write!(
                    f,
                    "Before anything can be bought, these texts are to be read and accepted: {}.",
                    kinds.join(", ")
                )
            }
        }
    }
}

fn written(money: Money) -> String {
    format!("{} {}", money.currency.write(money.amount.minor()), money.currency.code())
}
