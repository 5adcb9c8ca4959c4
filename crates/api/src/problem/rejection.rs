//! Rejections of the heart as problems, with the data that helps the caller on.

use engine::Rejection;

use super::*;
use crate::words::{Currency, Money, instant};

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Problem {
        Problem::new(kind(&rejection), rejection.to_string()).with(members(rejection))
    }
}

fn kind(rejection: &Rejection) -> &'static Kind {
    match rejection {
        Rejection::CustomerUnknown => &CUSTOMER_NOT_FOUND,
        Rejection::AccountUnknown => &ACCOUNT_NOT_FOUND,
        Rejection::MerchantUnknown => &MERCHANT_NOT_FOUND,
        Rejection::OrderUnknown => &ORDER_NOT_FOUND,
        Rejection::PlanUnknown => &PLAN_NOT_FOUND,
        Rejection::StatementUnknown => &STATEMENT_NOT_FOUND,
        Rejection::InstructionUnknown => &INSTRUCTION_NOT_FOUND,
        Rejection::KeyReused => &IDEMPOTENCY_KEY_REUSED,
        Rejection::AccountExists { .. } => &ACCOUNT_EXISTS,
        Rejection::ChargedOff { .. } => &CHARGED_OFF,
        Rejection::FrozenByStaff { .. } | Rejection::AccountFrozen { .. } => &ACCOUNT_FROZEN,
        Rejection::Overdue { .. } => &OVERDUE,
        Rejection::WalletBlocked { .. } => &WALLET_BLOCKED,
        Rejection::CurrencyMismatch { .. } => &CURRENCY_MISMATCH,
        Rejection::AmountOutOfRange { .. } => &AMOUNT_OUT_OF_RANGE,
        Rejection::SharesNotWhole { .. } => &SHARES_NOT_WHOLE,
        Rejection::RateOutOfRange { .. } => &RATE_OUT_OF_RANGE,
        Rejection::CaptureTooEarly { .. } => &CAPTURE_TOO_EARLY,
        Rejection::TermNotOffered { .. } => &TERM_NOT_OFFERED,
        Rejection::TooManyHolds { .. } => &TOO_MANY_HOLDS,
        Rejection::TooManyPurchases { .. } => &TOO_MANY_PURCHASES,
        Rejection::LimitExceeded { .. } => &LIMIT_EXCEEDED,
        Rejection::BalanceInsufficient { .. } => &BALANCE_INSUFFICIENT,
        Rejection::TooManyInstructions { .. } => &TOO_MANY_INSTRUCTIONS,
        Rejection::OutcomeNotPossible { .. } => &OUTCOME_NOT_POSSIBLE,
        Rejection::NotCapturable { .. } => &NOT_CAPTURABLE,
        Rejection::NotVoidable { .. } => &NOT_VOIDABLE,
        Rejection::RefundExceedsCaptured { .. } => &REFUND_EXCEEDS_CAPTURED,
        Rejection::NothingDue => &NOTHING_DUE,
        Rejection::TermsExist => &TERMS_EXIST,
        Rejection::TermsUnknown => &TERMS_NOT_FOUND,
        Rejection::TermsFlawed { .. } => &TERMS_FLAWED,
        Rejection::SecondPersonRequired => &SECOND_PERSON_REQUIRED,
        Rejection::TooManyTerms { .. } => &TOO_MANY_TERMS,
        Rejection::CostCeilingExceeded(_) => &COST_CEILING_EXCEEDED,
        Rejection::DateOutOfRange { .. } => &DATE_OUT_OF_RANGE,
        Rejection::ValueDateOutOfRange { .. } => &VALUE_DATE_OUT_OF_RANGE,
        Rejection::LimitOnlyLowered => &LIMIT_ONLY_LOWERED,
        Rejection::LimitBelowExposure { .. } => &LIMIT_BELOW_EXPOSURE,
        Rejection::CycleDayUnchanged => &CYCLE_DAY_UNCHANGED,
        Rejection::CycleDayChangedLately { .. } => &CYCLE_DAY_CHANGED_LATELY,
        Rejection::DeferralNotOffered => &DEFERRAL_NOT_OFFERED,
        Rejection::AlreadyDeferred { .. } => &ALREADY_DEFERRED,
        Rejection::DaysOutOfRange { .. } => &DAYS_OUT_OF_RANGE,
        Rejection::TooManyDeferrals { .. } => &TOO_MANY_DEFERRALS,
        Rejection::NothingToSplit => &NOTHING_TO_SPLIT,
        Rejection::SplitTooLate { .. } => &SPLIT_TOO_LATE,
        Rejection::TermOutOfRange { .. } => &TERM_OUT_OF_RANGE,
        Rejection::HardshipPlanRunning { .. } => &HARDSHIP_PLAN_RUNNING,
        Rejection::TextUnknown => &TEXT_NOT_FOUND,
        Rejection::TextExists => &TEXT_EXISTS,
        Rejection::TextVersionOutOfRange { .. } => &TEXT_VERSION_OUT_OF_RANGE,
        Rejection::TooManyTexts { .. } => &TOO_MANY_TEXTS,
        Rejection::TextNotInForce => &TEXT_NOT_IN_FORCE,
        Rejection::TextNotShown => &TEXT_NOT_SHOWN,
        Rejection::ReadingTimeNotOver { .. } => &READING_TIME_NOT_OVER,
        Rejection::ConsentNotWithdrawable => &CONSENT_NOT_WITHDRAWABLE,
        Rejection::AgreementRequired { .. } => &AGREEMENT_REQUIRED,
        Rejection::ConcessionUnknown => &CONCESSION_NOT_FOUND,
        Rejection::CouponUnknown => &COUPON_NOT_FOUND,
        Rejection::CouponsExceedPrice { .. } => &COUPONS_EXCEED_PRICE,
        Rejection::CouponNotApplicable { .. } => &COUPON_NOT_APPLICABLE,
        Rejection::CouponExhausted { .. } => &COUPON_EXHAUSTED,
        Rejection::UsesOutOfRange { .. } => &USES_OUT_OF_RANGE,
        Rejection::TooManyCampaigns { .. } => &TOO_MANY_CAMPAIGNS,
        Rejection::RoleNotAllowed { .. } => &ROLE_NOT_ALLOWED,
        Rejection::NothingToWaive => &NOTHING_TO_WAIVE,
        Rejection::AuthorityExceeded { .. } => &AUTHORITY_EXCEEDED,
        Rejection::TooManyProposals { .. } => &TOO_MANY_PROPOSALS,
        Rejection::ConcessionNotOpen { .. } => &CONCESSION_NOT_OPEN,
        Rejection::ConcessionNotReversible { .. } => &CONCESSION_NOT_REVERSIBLE,
        Rejection::AccountClosed { .. } => &ACCOUNT_CLOSED,
        Rejection::AccountNotClosed => &ACCOUNT_NOT_CLOSED,
        Rejection::AccountNotClear { .. } => &ACCOUNT_NOT_CLEAR,
        Rejection::WithdrawalNotOffered => &WITHDRAWAL_NOT_OFFERED,
        Rejection::WithdrawalOver { .. } => &WITHDRAWAL_OVER,
    }
}

fn members(rejection: Rejection) -> Members {
    let none = Members::default();
    match rejection {
        Rejection::CustomerUnknown
        | Rejection::AccountUnknown
        | Rejection::MerchantUnknown
        | Rejection::OrderUnknown
        | Rejection::PlanUnknown
        | Rejection::StatementUnknown
        | Rejection::InstructionUnknown
        | Rejection::KeyReused
        | Rejection::SharesNotWhole { .. }
        | Rejection::NothingDue
        | Rejection::TermsExist
        | Rejection::TermsUnknown
        | Rejection::SecondPersonRequired
        | Rejection::LimitOnlyLowered
        | Rejection::CycleDayUnchanged
        | Rejection::DeferralNotOffered
        | Rejection::NothingToSplit
        | Rejection::TextUnknown
        | Rejection::TextExists
        | Rejection::TextNotInForce
        | Rejection::TextNotShown
        | Rejection::ConsentNotWithdrawable
        | Rejection::ConcessionUnknown
        | Rejection::CouponUnknown
        | Rejection::NothingToWaive
        | Rejection::AccountNotClosed
        | Rejection::WithdrawalNotOffered => none,
        Rejection::AccountExists { account } => Members { account: Some(account.to_string()), ..none },
        Rejection::ChargedOff { since } | Rejection::FrozenByStaff { since } => {
            Members { since: Some(since.to_string()), ..none }
        }
        Rejection::AccountFrozen { since, due, owed } | Rejection::Overdue { since, due, owed } => {
            Members { since: Some(since.to_string()), due: Some(due.into()), owed: Some(owed.into()), ..none }
        }
        Rejection::WalletBlocked { missing } => Members { missing: Some(missing.into()), ..none },
        Rejection::CurrencyMismatch { expected } => {
            Members { expected: Some(expected.into_iter().map(Currency::from).collect()), ..none }
        }
        Rejection::AmountOutOfRange { min, max, currency } => {
            Members { min: Some(Money::of(min, currency)), max: Some(Money::of(max, currency)), ..none }
        }
        Rejection::RateOutOfRange { max } => Members { max_ppm: Some(max.parts()), ..none },
        Rejection::CaptureTooEarly { posting } => Members { posting: Some(posting.name()), ..none },
        Rejection::TermNotOffered { offered } => Members { offered: Some(offered), ..none },
        Rejection::TooManyHolds { max } => Members { holds_max: Some(max), ..none },
        Rejection::TooManyPurchases { max } => Members { purchases_max: Some(max), ..none },
        Rejection::TooManyInstructions { max } => Members { instructions_max: Some(max), ..none },
        Rejection::OutcomeNotPossible { status } => Members { state: Some(status.name()), ..none },
        Rejection::LimitExceeded { available, short, currency }
        | Rejection::BalanceInsufficient { available, short, currency } => {
            let (available, short) = (Money::of(available, currency), Money::of(short, currency));
            Members { available: Some(available), short: Some(short), ..none }
        }
        Rejection::NotCapturable { status } | Rejection::NotVoidable { status } => {
            Members { state: Some(status.name()), ..none }
        }
        Rejection::RefundExceedsCaptured { refundable } => Members { refundable: Some(refundable.into()), ..none },
        Rejection::TermsFlawed { flaws } => {
            Members { flaws: Some(flaws.into_iter().map(Flaw::from).collect()), ..none }
        }
        Rejection::TooManyTerms { max } => Members { versions_max: Some(max), ..none },
        Rejection::CostCeilingExceeded(dear) => Members {
            nominal_ppm: Some(dear.cost.nominal.0),
            effective_ppm: Some(dear.cost.effective.0),
            ceiling_ppm: Some(dear.ceiling.parts()),
            ..none
        },
        Rejection::DateOutOfRange { first, last } => {
            Members { date_first: Some(first.to_string()), date_last: Some(last.to_string()), ..none }
        }
        Rejection::ValueDateOutOfRange { first, last, bound } => {
            let (date_first, date_last) = (Some(first.to_string()), Some(last.to_string()));
            Members { date_first, date_last, bound: Some(bound.name()), ..none }
        }
        Rejection::LimitBelowExposure { exposure, over } => {
            Members { exposure: Some(exposure.into()), over_limit: Some(over.into()), ..none }
        }
        Rejection::SplitTooLate { last } => Members { date_last: Some(last.to_string()), ..none },
        Rejection::TermOutOfRange { min, max } => Members { term_min: Some(min), term_max: Some(max), ..none },
        Rejection::HardshipPlanRunning { left } => Members { owed: Some(left.into()), ..none },
        Rejection::CycleDayChangedLately { again_from } => Members { again_from: Some(again_from.to_string()), ..none },
        Rejection::AlreadyDeferred { until } => Members { until: Some(until.to_string()), ..none },
        Rejection::DaysOutOfRange { max } => Members { days_max: Some(max), ..none },
        Rejection::TooManyDeferrals { max, again_from } => {
            Members { deferrals_max: Some(max), again_from: Some(again_from.to_string()), ..none }
        }
        Rejection::WithdrawalOver { last } => Members { date_last: Some(last.to_string()), ..none },
        Rejection::TextVersionOutOfRange { first, last } => {
            Members { version_first: Some(first), version_last: Some(last), ..none }
        }
        Rejection::TooManyTexts { max } => Members { texts_max: Some(max), ..none },
        Rejection::ReadingTimeNotOver { until, seconds_left } => {
            Members { accept_from: Some(instant(until)), seconds_left: Some(seconds_left), ..none }
        }
        Rejection::AgreementRequired { missing } => {
            Members { missing_texts: Some(missing.iter().map(ToString::to_string).collect()), ..none }
        }
        Rejection::RoleNotAllowed { roles } => {
            Members { roles: Some(roles.into_iter().map(|role| role.name()).collect()), ..none }
        }
        Rejection::AuthorityExceeded { per_act, left } => {
            Members { per_act: Some(per_act.into()), left_today: Some(left.into()), ..none }
        }
        Rejection::TooManyProposals { max } => Members { proposals_max: Some(max), ..none },
        Rejection::ConcessionNotOpen { status } => Members { state: Some(status.name()), ..none },
        Rejection::ConcessionNotReversible { why } => Members { why: Some(why.name()), ..none },
        Rejection::CouponsExceedPrice { discount, price, currency } => {
            let (discount, price) = (Money::of(discount, currency), Money::of(price, currency));
            Members { discount: Some(discount), price: Some(price), ..none }
        }
        Rejection::CouponNotApplicable { campaign, why } => {
            Members { coupon: Some(campaign.to_string()), why: Some(why.name()), ..none }
        }
        Rejection::CouponExhausted { campaign, left, currency } => {
            Members { coupon: Some(campaign.to_string()), left: Some(Money::of(left, currency)), ..none }
        }
        Rejection::UsesOutOfRange { max } => Members { uses_max: Some(max), ..none },
        Rejection::TooManyCampaigns { max } => Members { campaigns_max: Some(max), ..none },
        Rejection::AccountClosed { since } => Members { date: Some(since.to_string()), ..none },
        Rejection::AccountNotClear { obstacles, currency } => {
            let obstacles = obstacles.into_iter().map(|one| Obstacle::of(one, currency)).collect();
            Members { obstacles: Some(obstacles), ..none }
        }
    }
}

#[cfg(test)]
mod tests {
    use calendar::Date;
    use engine::Rejection;
    use engine::coupon::Unfit;
    use engine::id::{AccountId, CampaignId, Shard};
    use engine::instruction;
    use engine::order::Status;
    use engine::terms::{Cost, Posting, TooDear};
    use money::{Amount, AnnualRate, Currency, Rate};

    use super::kind;

    /// Every rejection of a purchase, of what it leads to, and of Terms.
    fn of_purchases_and_terms() -> Vec<Rejection> {
        let (amount, currency, since) = (Amount::of(1), Currency::Cny, Date::from_days(0));
        let owed = money::Money { amount, currency };
        let cost = Cost { nominal: AnnualRate(1), effective: AnnualRate(1) };
        vec![
            Rejection::CustomerUnknown,
            Rejection::AccountUnknown,
            Rejection::MerchantUnknown,
            Rejection::OrderUnknown,
            Rejection::PlanUnknown,
            Rejection::StatementUnknown,
            Rejection::InstructionUnknown,
            Rejection::KeyReused,
            Rejection::AccountExists { account: AccountId::new(Shard(0), 1) },
            Rejection::ChargedOff { since },
            Rejection::FrozenByStaff { since },
            Rejection::AccountFrozen { since, due: owed, owed },
            Rejection::Overdue { since, due: owed, owed },
            Rejection::WalletBlocked { missing: owed },
            Rejection::CurrencyMismatch { expected: vec![currency] },
            Rejection::AmountOutOfRange { min: amount, max: amount, currency },
            Rejection::SharesNotWhole { sum_ppm: 1_000_001 },
            Rejection::RateOutOfRange { max: Rate::WHOLE },
            Rejection::CaptureTooEarly { posting: Posting::Shipping },
            Rejection::TermNotOffered { offered: vec![3] },
            Rejection::TooManyHolds { max: 1 },
            Rejection::TooManyPurchases { max: 1 },
            Rejection::LimitExceeded { available: amount, short: amount, currency },
            Rejection::BalanceInsufficient { available: amount, short: amount, currency },
            Rejection::TooManyInstructions { max: 1 },
            Rejection::OutcomeNotPossible { status: instruction::Status::Failed },
            Rejection::NotCapturable { status: Status::Voided },
            Rejection::NotVoidable { status: Status::Captured },
            Rejection::RefundExceedsCaptured { refundable: owed },
            Rejection::NothingDue,
            Rejection::TermsExist,
            Rejection::TermsUnknown,
            Rejection::TermsFlawed { flaws: Vec::new() },
            Rejection::SecondPersonRequired,
            Rejection::TooManyTerms { max: 1 },
            Rejection::CostCeilingExceeded(TooDear { cost, ceiling: Rate::WHOLE }),
        ]
    }

    /// Every other one: of accounts, bills, texts, and what staff do.
    fn of_accounts_and_staff() -> Vec<Rejection> {
        let (amount, currency, since) = (Amount::of(1), Currency::Cny, Date::from_days(0));
        let owed = money::Money { amount, currency };
        vec![
            Rejection::DateOutOfRange { first: since, last: since },
            Rejection::ValueDateOutOfRange { first: since, last: since, bound: engine::value_date::Bound::AfterToday },
            Rejection::LimitOnlyLowered,
            Rejection::LimitBelowExposure { exposure: owed, over: owed },
            Rejection::CycleDayUnchanged,
            Rejection::CycleDayChangedLately { again_from: since },
            Rejection::DeferralNotOffered,
            Rejection::AlreadyDeferred { until: since },
            Rejection::DaysOutOfRange { max: 1 },
            Rejection::TooManyDeferrals { max: 1, again_from: since },
            Rejection::NothingToSplit,
            Rejection::SplitTooLate { last: since },
            Rejection::TermOutOfRange { min: 2, max: 60 },
            Rejection::HardshipPlanRunning { left: owed },
            Rejection::TextUnknown,
            Rejection::TextExists,
            Rejection::TextVersionOutOfRange { first: 1, last: 2 },
            Rejection::TooManyTexts { max: 1 },
            Rejection::TextNotInForce,
            Rejection::TextNotShown,
            Rejection::ReadingTimeNotOver { until: calendar::Instant::default(), seconds_left: 1 },
            Rejection::ConsentNotWithdrawable,
            Rejection::AgreementRequired { missing: Vec::new() },
            Rejection::ConcessionUnknown,
            Rejection::CouponUnknown,
            Rejection::CouponsExceedPrice { discount: amount, price: amount, currency },
            Rejection::CouponNotApplicable { campaign: CampaignId::new(Shard(0), 1), why: Unfit::Over },
            Rejection::CouponExhausted { campaign: CampaignId::new(Shard(0), 1), left: amount, currency },
            Rejection::UsesOutOfRange { max: 1 },
            Rejection::TooManyCampaigns { max: 1 },
            Rejection::RoleNotAllowed { roles: Vec::new() },
            Rejection::NothingToWaive,
            Rejection::AuthorityExceeded { per_act: owed, left: owed },
            Rejection::TooManyProposals { max: 1 },
            Rejection::ConcessionNotOpen { status: engine::concession::Status::Declined },
            Rejection::ConcessionNotReversible { why: engine::concession::Irreversible::Spent },
            Rejection::AccountClosed { since },
            Rejection::AccountNotClosed,
            Rejection::AccountNotClear { obstacles: Vec::new(), currency },
            Rejection::WithdrawalNotOffered,
            Rejection::WithdrawalOver { last: since },
        ]
    }

    #[test]
    fn the_catalogue_has_the_codes_of_the_heart() {
        for rejection in of_purchases_and_terms().into_iter().chain(of_accounts_and_staff()) {
            assert_eq!(kind(&rejection).code, rejection.code());
        }
    }
}
