//! Refusals of the heart and of the sequencer, as a story tells them.

use engine::Rejection;
use sequencer::Refusal;

use crate::driver::No;
use crate::fact::{Detail, Refused};

pub(super) fn no(refusal: Refusal) -> No {
    match refusal {
        Refusal::Rejected(rejection) => No::Refused(Refused::from(&rejection)),
        Refusal::Time(_) => No::plain("time_out_of_range"),
        Refusal::Busy | Refusal::Stopped(_) | Refusal::NoShard(_) | Refusal::Behind | Refusal::Bug => {
            No::Broken(refusal.to_string())
        }
    }
}

impl From<&Rejection> for Refused {
    fn from(rejection: &Rejection) -> Refused {
        Refused { code: rejection.code().to_string(), detail: detail(rejection) }
    }
}

fn detail(rejection: &Rejection) -> Detail {
    match rejection {
        Rejection::CustomerUnknown
        | Rejection::AccountUnknown
        | Rejection::MerchantUnknown
        | Rejection::OrderUnknown
        | Rejection::PlanUnknown
        | Rejection::StatementUnknown
        | Rejection::InstructionUnknown
        | Rejection::KeyReused
        | Rejection::AccountExists { .. }
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
        | Rejection::WithdrawalNotOffered
        | Rejection::ConcessionUnknown
        | Rejection::CouponUnknown
        | Rejection::NothingToWaive
        | Rejection::AccountNotClosed => Detail::None,
        Rejection::ChargedOff { since } => Detail::Since(*since),
        Rejection::FrozenByStaff { since } => Detail::ByStaff(*since),
        Rejection::AccountFrozen { since, due, owed } | Rejection::Overdue { since, due, owed } => {
            Detail::Late { was_due: due.amount, since: *since, to_pay: Some(owed.amount) }
        }
        Rejection::CurrencyMismatch { expected } => Detail::Currencies(expected.clone()),
        Rejection::AmountOutOfRange { min, max, .. } => Detail::Range(*min, *max),
        Rejection::RateOutOfRange { max } => Detail::RateMax(*max),
        Rejection::TermNotOffered { offered } => Detail::Terms(offered.clone()),
        Rejection::TooManyHolds { max }
        | Rejection::TooManyPurchases { max }
        | Rejection::TooManyInstructions { max }
        | Rejection::TooManyTerms { max } => Detail::Max(*max),
        Rejection::WalletBlocked { missing } => Detail::Missing(missing.amount),
        Rejection::OutcomeNotPossible { status } => Detail::Instruction(*status),
        Rejection::LimitExceeded { available, short, .. } | Rejection::BalanceInsufficient { available, short, .. } => {
            Detail::Short(*available, *short)
        }
        Rejection::NotCapturable { status } | Rejection::NotVoidable { status } => Detail::Order(*status),
        Rejection::RefundExceedsCaptured { refundable } => Detail::Refundable(refundable.amount),
        Rejection::TermsFlawed { flaws } => Detail::Fields(flaws.iter().map(|flaw| flaw.field.to_string()).collect()),
        Rejection::CostCeilingExceeded(dear) => Detail::Cost(dear.cost.effective.0),
        Rejection::DateOutOfRange { first, last } => Detail::Dates(*first, *last),
        Rejection::CycleDayChangedLately { again_from } => Detail::AgainFrom(*again_from),
        Rejection::SplitTooLate { last } => Detail::Until(*last),
        Rejection::TermOutOfRange { min, max } => Detail::Between(*min, *max),
        Rejection::HardshipPlanRunning { left } => Detail::Left(left.amount),
        Rejection::AlreadyDeferred { until } => Detail::Until(*until),
        Rejection::DaysOutOfRange { max } => Detail::Max(*max),
        Rejection::TooManyDeferrals { max, again_from } => Detail::MaxUntil(*max, *again_from),
        Rejection::ValueDateOutOfRange { first, last, bound } => Detail::ValueDates(*first, *last, *bound),
        Rejection::LimitBelowExposure { exposure, over } => Detail::Over(exposure.amount, over.amount),
        Rejection::WithdrawalOver { last } => Detail::Last(*last),
        Rejection::TextVersionOutOfRange { first, last } => Detail::Versions(*first, *last),
        Rejection::TooManyTexts { max } => Detail::Max(*max),
        Rejection::ReadingTimeNotOver { seconds_left, .. } => Detail::SecondsLeft(*seconds_left),
        Rejection::AgreementRequired { missing } => Detail::Kinds(missing.iter().map(ToString::to_string).collect()),
        Rejection::RoleNotAllowed { roles } => Detail::Names(roles.iter().map(|role| role.name().into()).collect()),
        Rejection::AuthorityExceeded { per_act, left } => Detail::Authority(per_act.amount, left.amount),
        Rejection::TooManyProposals { max } => Detail::Max(*max),
        Rejection::ConcessionNotOpen { status } => Detail::Names(vec![status.name().into()]),
        Rejection::ConcessionNotReversible { why } => Detail::Names(vec![why.name().into()]),
        Rejection::CouponsExceedPrice { discount, price, .. } => Detail::Off(*discount, *price),
        Rejection::CaptureTooEarly { posting } => Detail::Names(vec![posting.name().into()]),
        Rejection::CouponNotApplicable { why, .. } => Detail::Names(vec![why.name().into()]),
        Rejection::CouponExhausted { left, .. } => Detail::Left(*left),
        Rejection::UsesOutOfRange { max } | Rejection::TooManyCampaigns { max } => Detail::Max(*max),
        Rejection::AccountClosed { since } => Detail::Since(*since),
        Rejection::AccountNotClear { obstacles, .. } => {
            Detail::Obstacles(obstacles.iter().map(|one| (one.thing.name().into(), one.amount)).collect())
        }
    }
}
