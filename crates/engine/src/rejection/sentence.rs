//! What to do next, in one English sentence.

use std::fmt;

use money::Money;

use super::Rejection;
use crate::concession::Irreversible;
use crate::coupon::Unfit;
use crate::terms::{Flaw, Posting};
use crate::text::TextKind;
use crate::value_date::Bound;

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
            Rejection::ChargedOff { since } => {
                write!(f, "What the account owed was charged off on {since}; it can only be repaid, whole or in part.")
            }
            Rejection::FrozenByStaff { since } => {
                write!(f, "The account has been frozen by us since {since}; ask us what is needed to go on.")
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
            Rejection::CaptureTooEarly { posting } => match posting {
                Posting::Payment => write!(f, "It may be captured at once."),
                Posting::Shipping => write!(f, "It is captured when the goods are shipped; authorise it first."),
                Posting::Receipt => write!(f, "It is captured when the goods are received; authorise it first."),
            },
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
            Rejection::ValueDateOutOfRange { first, last, bound } => {
                let why = match bound {
                    Bound::AfterToday => "the day is still to come",
                    Bound::BeforeOpening => "there was no account yet",
                    Bound::BeforeHistory => "what was before can be worked out no more",
                    Bound::EarlySettlement => "what is settled early is settled today",
                    Bound::FromWallet => "money of the wallet pays today",
                };
                write!(f, "The payment cannot count from that day: {why}. Take one from {first} to {last}.")
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
            Rejection::CouponUnknown => f.write_str("There is no such coupon; check the id of its campaign."),
            Rejection::CouponsExceedPrice { discount, price, currency } => {
                let money = |amount| written(Money { amount, currency: *currency });
                let (discount, price) = (money(*discount), money(*price));
                write!(f, "The coupons take {discount} off {price}, and something has to be left to pay; use fewer.")
            }
            Rejection::CouponNotApplicable { campaign, why } => {
                write!(f, "The coupon {campaign} is not for this order: {}", told(*why))
            }
            Rejection::CouponExhausted { campaign, left, currency } => {
                let left = written(Money { amount: *left, currency: *currency });
                write!(f, "The coupon {campaign} is used up: {left} is left of it; buy without it, or use another one.")
            }
            Rejection::UsesOutOfRange { max } => write!(f, "One customer has a coupon for 1 to {max} orders."),
            Rejection::TooManyCampaigns { max } => write!(f, "There are {max} campaigns, and no more can be."),
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

fn told(why: Unfit) -> &'static str {
    match why {
        Unfit::NotYet => "it is not given yet.",
        Unfit::Over => "it is not given any more.",
        Unfit::Closed => "its campaign was closed.",
        Unfit::Merchant => "it is for another merchant.",
        Unfit::Category => "it is for other things.",
        Unfit::OrderTooSmall => "it is for larger orders.",
        Unfit::UsedUpByCustomer => "the customer has had it as often as anybody may.",
        Unfit::NotStackable => "it does not go with the others.",
        Unfit::NoFee => "there is no fee that it could waive.",
    }
}

fn written(money: Money) -> String {
    format!("{} {}", money.currency.write(money.amount.minor()), money.currency.code())
}
