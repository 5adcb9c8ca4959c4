//! Rejections: the business says no, with what the caller needs to do better. Nothing has happened.

use calendar::{Date, Instant};
use money::{Amount, Currency, Money, Rate};

use crate::closing::Obstacle;
use crate::concession::{Irreversible, Status as ConcessionStatus};
use crate::coupon::Unfit;
use crate::id::{AccountId, CampaignId};
use crate::instruction;
use crate::order::Status;
use crate::staff::Role;
use crate::terms::{Flaw, Posting, TooDear};
use crate::text::TextKind;
use crate::value_date::Bound;

mod sentence;

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
    /// What the account owed was charged off: it buys nothing any more.
    ChargedOff {
        /// The day on which it was.
        since: Date,
    },
    /// The account is frozen until the staff ends it.
    FrozenByStaff {
        /// The day on which it was frozen.
        since: Date,
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
    /// Under its Terms the order is captured later than at once.
    CaptureTooEarly {
        /// From when on it may be captured.
        posting: Posting,
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
    /// A payment cannot count from that day.
    ValueDateOutOfRange {
        /// The first day that would do.
        first: Date,
        /// The last day that would do: today.
        last: Date,
        /// Why that day does not.
        bound: Bound,
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
    /// The law pack of the order gives no right to withdraw from its credit.
    WithdrawalNotOffered,
    /// The right to withdraw is over.
    WithdrawalOver {
        /// The last day it could be used on.
        last: Date,
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
    /// No such campaign of coupons.
    CouponUnknown,
    /// The coupons would leave nothing to pay.
    CouponsExceedPrice {
        /// What they take off together.
        discount: Amount,
        /// The price.
        price: Amount,
        /// Their currency.
        currency: Currency,
    },
    /// The coupon is not for this order.
    CouponNotApplicable {
        /// Its campaign.
        campaign: CampaignId,
        /// Why.
        why: Unfit,
    },
    /// The budget of the campaign has less left than the coupon takes off.
    CouponExhausted {
        /// The campaign.
        campaign: CampaignId,
        /// What is left.
        left: Amount,
        /// Its currency.
        currency: Currency,
    },
    /// One customer cannot have a coupon that often, or never.
    UsesOutOfRange {
        /// The most that would do; the least is one.
        max: u32,
    },
    /// There are as many campaigns as there may be.
    TooManyCampaigns {
        /// How many that is.
        max: u32,
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
        matches!(
            self,
            Rejection::CustomerUnknown
                | Rejection::AccountUnknown
                | Rejection::MerchantUnknown
                | Rejection::OrderUnknown
                | Rejection::PlanUnknown
                | Rejection::StatementUnknown
                | Rejection::InstructionUnknown
                | Rejection::TermsUnknown
                | Rejection::TextUnknown
                | Rejection::ConcessionUnknown
                | Rejection::CouponUnknown
        )
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
            Rejection::ChargedOff { .. } => "charged_off",
            Rejection::FrozenByStaff { .. } | Rejection::AccountFrozen { .. } => "account_frozen",
            Rejection::Overdue { .. } => "overdue",
            Rejection::WalletBlocked { .. } => "wallet_blocked",
            Rejection::CurrencyMismatch { .. } => "currency_mismatch",
            Rejection::AmountOutOfRange { .. } => "amount_out_of_range",
            Rejection::RateOutOfRange { .. } => "rate_out_of_range",
            Rejection::SharesNotWhole { .. } => "shares_not_whole",
            Rejection::CaptureTooEarly { .. } => "capture_too_early",
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
            Rejection::ValueDateOutOfRange { .. } => "value_date_out_of_range",
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
            Rejection::WithdrawalNotOffered => "withdrawal_not_offered",
            Rejection::WithdrawalOver { .. } => "withdrawal_over",
            Rejection::ConcessionUnknown => "concession_not_found",
            Rejection::RoleNotAllowed { .. } => "role_not_allowed",
            Rejection::NothingToWaive => "nothing_to_waive",
            Rejection::AuthorityExceeded { .. } => "authority_exceeded",
            Rejection::TooManyProposals { .. } => "too_many_proposals",
            Rejection::ConcessionNotOpen { .. } => "concession_not_open",
            Rejection::ConcessionNotReversible { .. } => "concession_not_reversible",
            Rejection::CouponUnknown => "coupon_not_found",
            Rejection::CouponsExceedPrice { .. } => "coupons_exceed_price",
            Rejection::CouponNotApplicable { .. } => "coupon_not_applicable",
            Rejection::CouponExhausted { .. } => "coupon_exhausted",
            Rejection::UsesOutOfRange { .. } => "uses_out_of_range",
            Rejection::TooManyCampaigns { .. } => "too_many_campaigns",
            Rejection::AccountClosed { .. } => "account_closed",
            Rejection::AccountNotClosed => "account_not_closed",
            Rejection::AccountNotClear { .. } => "account_not_clear",
        }
    }
}
