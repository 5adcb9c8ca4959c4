//! Rejections: the business says no, with what the caller needs to do better. Nothing has happened.

use std::fmt;

use calendar::{Date, Instant};
use money::{Amount, Currency, Money, Rate};

use crate::closing::Obstacle;
use crate::concession::{Irreversible, Status as ConcessionStatus};
use crate::id::AccountId;
use crate::instruction;
use crate::order::Status;
use crate::staff::Role;
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
    /// The shares in which fees are borne do not make a whole.
    SharesNotWhole {
        /// What they make, in parts per million.
        sum_ppm: u64,
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
    /// Nothing is left on the statement that could be split: what is unpaid is instalments already.
    NothingToSplit,
    /// The statement is due: it can be split no more.
    SplitTooLate {
        /// The last day on which it could be.
        last: Date,
    },
    /// A plan of no such number of terms can be.
    TermOutOfRange {
        /// The fewest that would do.
        min: u32,
        /// The most that would do.
        max: u32,
    },
    /// Purchases are blocked until the hardship plan is paid.
    HardshipPlanRunning {
        /// What is left to pay of it, without interest to come.
        left: Money,
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
    /// No such concession.
    ConcessionUnknown,
    /// Who asks has a role that may not do it.
    RoleNotAllowed {
        /// The roles that may.
        roles: Vec<Role>,
    },
    /// Nothing of it is owed.
    NothingToWaive,
    /// Who asks may not give as much.
    AuthorityExceeded {
        /// The most they may give with one act.
        per_act: Money,
        /// What they may still give today.
        left: Money,
    },
    /// As many concessions wait on the account as may.
    TooManyProposals {
        /// How many that is.
        max: u32,
    },
    /// The concession does not wait for anybody.
    ConcessionNotOpen {
        /// Where it stands.
        status: ConcessionStatus,
    },
    /// The concession cannot be taken back.
    ConcessionNotReversible {
        /// Why.
        why: Irreversible,
    },
    /// The account is closed.
    AccountClosed {
        /// The day it was.
        since: Date,
    },
    /// The account is not closed.
    AccountNotClosed,
    /// Something is owed or pending on the account.
    AccountNotClear {
        /// What; at least one thing.
        obstacles: Vec<Obstacle>,
        /// The currency of their amounts.
        currency: Currency,
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
            | Rejection::TextUnknown
            | Rejection::ConcessionUnknown => true,
            Rejection::KeyReused
            | Rejection::AccountExists { .. }
            | Rejection::AccountFrozen { .. }
            | Rejection::Overdue { .. }
            | Rejection::WalletBlocked { .. }
            | Rejection::CurrencyMismatch { .. }
            | Rejection::AmountOutOfRange { .. }
            | Rejection::RateOutOfRange { .. }
            | Rejection::SharesNotWhole { .. }
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
            | Rejection::NothingToSplit
            | Rejection::SplitTooLate { .. }
            | Rejection::TermOutOfRange { .. }
            | Rejection::HardshipPlanRunning { .. }
            | Rejection::TextExists
            | Rejection::TextVersionOutOfRange { .. }
            | Rejection::TooManyTexts { .. }
            | Rejection::TextNotInForce
            | Rejection::TextNotShown
            | Rejection::ReadingTimeNotOver { .. }
            | Rejection::ConsentNotWithdrawable
            | Rejection::AgreementRequired { .. }
            | Rejection::RoleNotAllowed { .. }
            | Rejection::NothingToWaive
            | Rejection::AuthorityExceeded { .. }
            | Rejection::TooManyProposals { .. }
            | Rejection::ConcessionNotOpen { .. }
            | Rejection::ConcessionNotReversible { .. }
            | Rejection::AccountClosed { .. }
            | Rejection::AccountNotClosed
            | Rejection::AccountNotClear { .. } => false,
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
            Rejection::SharesNotWhole { .. } => "shares_not_whole",
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
            Rejection::NothingToSplit => "nothing_to_split",
            Rejection::SplitTooLate { .. } => "split_too_late",
            Rejection::TermOutOfRange { .. } => "term_out_of_range",
            Rejection::HardshipPlanRunning { .. } => "hardship_plan_running",
            Rejection::TextUnknown => "text_not_found",
            Rejection::TextExists => "text_exists",
            Rejection::TextVersionOutOfRange { .. } => "text_version_out_of_range",
            Rejection::TooManyTexts { .. } => "too_many_texts",
            Rejection::TextNotInForce => "text_not_in_force",
            Rejection::TextNotShown => "text_not_shown",
            Rejection::ReadingTimeNotOver { .. } => "reading_time_not_over",
            Rejection::ConsentNotWithdrawable => "consent_not_withdrawable",
            Rejection::AgreementRequired { .. } => "agreement_required",
            Rejection::ConcessionUnknown => "concession_not_found",
            Rejection::RoleNotAllowed { .. } => "role_not_allowed",
            Rejection::NothingToWaive => "nothing_to_waive",
            Rejection::AuthorityExceeded { .. } => "authority_exceeded",
            Rejection::TooManyProposals { .. } => "too_many_proposals",
            Rejection::ConcessionNotOpen { .. } => "concession_not_open",
            Rejection::ConcessionNotReversible { .. } => "concession_not_reversible",
            Rejection::AccountClosed { .. } => "account_closed",
            Rejection::AccountNotClosed => "account_not_closed",
            Rejection::AccountNotClear { .. } => "account_not_clear",
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
            Rejection::SharesNotWhole { sum_ppm } => {
                write!(f, "The shares make {sum_ppm} parts per million together; they have to make 1000000.")
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
            Rejection::NothingToSplit => f.write_str(
                "Nothing is left on this statement that could be split: what is unpaid is instalments already.",
            ),
            Rejection::SplitTooLate { last } => {
                write!(f, "A statement is split before its due date; {last} was the last day.")
            }
            Rejection::TermOutOfRange { min, max } => write!(f, "A plan has {min} to {max} terms."),
            Rejection::HardshipPlanRunning { left } => {
                write!(f, "{} of the hardship plan is left to pay; the account buys again after that.", written(*left))
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
            Rejection::AgreementRequired { missing } => {
                let kinds: Vec<&str> = missing.iter().map(TextKind::name).collect();
                write!(
                    f,
                    "Before anything can be bought, these texts are to be read and accepted: {}.",
                    kinds.join(", ")
                )
            }
            Rejection::ConcessionUnknown => f.write_str("There is no such concession; check its id."),
            Rejection::RoleNotAllowed { roles } => match roles.as_slice() {
                [] => f.write_str("No role may do that under these Terms; propose Terms that say who may."),
                roles => {
                    let roles: Vec<&str> = roles.iter().map(|role| role.name()).collect();
                    write!(f, "That is done by somebody in one of these roles: {}.", roles.join(", "))
                }
            },
            Rejection::NothingToWaive => f.write_str("Nothing of it is owed."),
            Rejection::AuthorityExceeded { per_act, left } => {
                let (per_act, left) = (written(*per_act), written(*left));
                write!(f, "You may give {per_act} at once, and {left} more today; ask somebody whose role suffices.")
            }
            Rejection::TooManyProposals { max } => {
                write!(f, "{max} concessions wait on this account; have some approved or declined first.")
            }
            Rejection::ConcessionNotOpen { status } => {
                write!(f, "The concession is {} and waits for nobody.", status.name())
            }
            Rejection::ConcessionNotReversible { why } => f.write_str(match why {
                Irreversible::NotGranted => "The concession was never given.",
                Irreversible::Refunded => "The order of this fee has been refunded since; the fee is settled.",
                Irreversible::Spent => "The goodwill is spent: less than that is left of the credit balance.",
            }),
            Rejection::AccountClosed { since } => {
                write!(f, "The account was closed on {since}; it can be opened again after a new assessment.")
            }
            Rejection::AccountNotClosed => f.write_str("The account is not closed."),
            Rejection::AccountNotClear { obstacles, currency } => {
                let told = obstacles.iter().map(|obstacle| {
                    let amount = written(Money { amount: obstacle.amount, currency: *currency });
                    format!("{} of {amount}", obstacle.thing.name().replace('_', " "))
                });
                write!(f, "Settle first: {}.", told.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn written(money: Money) -> String {
    format!("{} {}", money.currency.write(money.amount.minor()), money.currency.code())
}
