//! Terms: what an operator sells, versioned. Immutable once active.

use std::fmt;

use calendar::{CycleDay, Date};
use minicbor::{Decode, Encode};
use money::{Amount, Currency, Rate};

use crate::law::Pack;
use crate::subsidy::Shares;
use crate::{deferral, minimum};

use crate::concession::Authority;

mod defaults;
mod cost;
mod flaws;
mod change;
mod known;
mod standing;
mod spread;

pub use change::{Approve, Approved, Proposal, Propose, Proposed};
pub(crate) use change::{activate, apply_activated, apply_approved, apply_proposed, approve, propose};
pub use cost::{Cost, TooDear, flat_fee_max};
pub use flaws::{Field, Flaw};
pub use spread::Spread;
pub use standing::Standing;
mod posting;
mod early_settlement;
mod allocation;
mod buckets;
mod refund_onto_plan;
mod fee_on_refund;
mod late_fee;

pub use allocation::{Allocation, Receivable};
pub use buckets::Bucket;
pub use early_settlement::EarlySettlement;
pub use fee_on_refund::FeeOnRefund;
pub use late_fee::LateFee;
pub use posting::Posting;
pub use refund_onto_plan::RefundOntoPlan;

/// The version of a Terms document; every order, plan and statement keeps the one it was made under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Version(#[n(0)] pub u32);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How the terms of a plan are priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Pricing {
    /// Each term pays `round(principal × rate / 10⁶)` of the whole principal.
    #[n(0)]
    FlatFee(#[n(0)] Rate),
    /// Level payments at a yearly rate.
    #[n(1)]
    Annuity(#[n(0)] Rate),
    /// Nothing beside the principal.
    #[n(2)]
    InterestFree,
}

/// A number of terms on offer, and its price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Offer {
    /// How many instalments.
    #[n(0)]
    pub terms: u32,
    /// What each costs.
    #[n(1)]
    pub pricing: Pricing,
}

/// One version of what is sold in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Terms {
    /// Its version, unique over all currencies.
    #[n(0)]
    pub version: Version,
    /// The currency its amounts are in.
    #[n(1)]
    pub currency: Currency,
    /// The cycle days that accounts are spread over as they open.
    #[n(2)]
    pub cycle_days: Vec<CycleDay>,
    /// Days from the cycle day to the due date.
    #[n(3)]
    pub grace_days: u32,
    /// The plans on offer, by number of terms.
    #[n(4)]
    pub offers: Vec<Offer>,
    /// The smallest order that can be bought in instalments.
    #[n(5)]
    pub plan_order_min: Amount,
    /// The smallest principal of one instalment, rounded down.
    #[n(6)]
    pub plan_principal_min: Amount,
    /// The penalty of one day on overdue principal.
    #[n(7)]
    pub penalty: Rate,
    /// Purchases are blocked from this many days past due.
    #[n(8)]
    pub blocked_from_days: u32,
    /// The account is frozen from this many days past due.
    #[n(9)]
    pub frozen_from_days: u32,
    /// Days until an authorisation that was not captured is voided by itself.
    #[n(10)]
    pub authorisation_days: u32,
    /// The most a person may owe, and so the highest limit.
    #[n(11)]
    pub consumer_cap: Amount,
    /// The most that a plan may cost a year over equal months, nominal and effective; without one nothing is too dear.
    #[n(12)]
    pub cost_ceiling: Option<Rate>,
    /// The business date they take effect on; without one, from the beginning.
    #[n(13)]
    pub in_force_from: Option<Date>,
    /// What settling a plan early costs.
    #[n(20)]
    #[cbor(skip_if = "is_default")]
    pub early_settlement: EarlySettlement,
    /// The order in which money covers what is open on a statement.
    #[n(21)]
    #[cbor(skip_if = "is_default")]
    pub allocation: Allocation,
    /// From this many days past due of a statement on, its principal is covered first; never when left out.
    #[n(22)]
    pub principal_first_from_days: Option<u32>,
    /// Which terms of a plan a refund makes smaller.
    #[n(23)]
    #[cbor(skip_if = "is_default")]
    pub refund_onto_plan: RefundOntoPlan,
    /// What a refund later than 24 hours gives back of billed fees.
    #[n(24)]
    #[cbor(skip_if = "is_default")]
    pub fee_on_refund: FeeOnRefund,
    /// How a statement can be deferred; not at all when left out.
    #[n(25)]
    pub deferral: Option<deferral::Offer>,
    /// The law pack they are checked against, as it was when they were made; none for Terms of a time before there were any.
    #[n(45)]
    pub law: Option<Box<Pack>>,
    /// How many days back a payment may count; 0 when each counts from the day it is booked.
    #[n(32)]
    #[cbor(skip_if = "is_default")]
    pub value_date_days_max: u32,
    /// A statement on which no more than this is open is not late; nothing is tolerated when left out.
    #[n(33)]
    pub tolerance: Option<Amount>,
    /// The fixed fee of a late statement, in place of the penalty of each day.
    #[n(34)]
    pub late_fee: Option<LateFee>,
    /// What each role may concede; one that is not named may concede nothing.
    #[n(41)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub concessions: Vec<Authority>,
    /// Who bears the fees of plans, where the merchant's contract does not say it.
    #[n(38)]
    #[cbor(skip_if = "is_default")]
    pub fee_bearer: Shares,
    /// What an account owes is charged off from this many days past due; never by its age when left out.
    #[n(28)]
    pub charged_off_from_days: Option<u32>,
    /// The buckets of days past due, and what is to be expected to be lost in each; without any, no allowance is kept.
    #[n(29)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub buckets: Vec<Bucket>,
    /// From when on a purchase on credit may be captured.
    #[n(47)]
    #[cbor(skip_if = "is_default")]
    pub posting: Posting,
    /// The least of a statement that is to be paid, and what the rest costs that revolves; all of it is to be paid when left out.
    #[n(35)]
    pub minimum_payment: Option<minimum::Offer>,
}

/// What says the same as nothing is not written: Terms of an earlier release have the bytes they had.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Terms {
    /// The offer of a plan of `terms` instalments.
    pub fn offer(&self, terms: u32) -> Option<Offer> {
        self.offers.iter().find(|offer| offer.terms == terms).copied()
    }

    /// The numbers of instalments on offer, ascending.
    pub fn offered(&self) -> Vec<u32> {
        self.offers.iter().map(|offer| offer.terms).collect()
    }

    /// The order in which money covers what is open on a statement that is so many days past due.
    pub fn allocation_at(&self, days_past_due: u32) -> Allocation {
        match self.principal_first_from_days {
            Some(from) if days_past_due >= from => self.allocation.principal_first(),
            Some(_) | None => self.allocation,
        }
    }

    /// How much may be open on a statement that is past due and not late.
    pub(crate) fn tolerated(&self) -> Amount {
        self.tolerance.unwrap_or_default()
    }

    /// Whether more is kept of the fees of a plan than the default Terms need.
    pub(crate) fn keep_fee_notes(&self) -> bool {
        !(is_default(&self.early_settlement) && is_default(&self.fee_on_refund))
            || self.law.as_ref().is_some_and(|law| law.withdrawal.is_some())
    }
}
