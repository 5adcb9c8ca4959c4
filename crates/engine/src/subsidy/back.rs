//! What a refund takes back of a subsidy.

use minicbor::{Decode, Encode};
use money::{Amount, split};

use super::{Borne, Subsidy};
use crate::id::PlanId;
use crate::plan::Plan;

/// What a refund takes back of the subsidy of one plan.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Back {
    /// The plan.
    #[n(0)]
    pub plan: PlanId,
    /// What was not earned yet and never will be.
    #[n(1)]
    pub deferred: Borne,
    /// What had been earned, and is not any more.
    #[n(2)]
    pub earned: Borne,
    /// What was deferred and is earned now, as no term is left to earn it with.
    #[n(3)]
    pub finished: Amount,
    /// What is to be earned with each term that is left.
    #[n(4)]
    pub to_earn: Vec<Borne>,
}

/// What a refund of `taken` from a capture takes back of its plan's subsidy, when `terms` are left to be billed after it: as much of
/// all that was borne as all refunds are of the capture, `round(borne × refunded / captured)`, from what is not earned yet first.
/// What is left of that is split anew over the terms that are left.
pub(crate) fn back(plan: &Plan, taken: Amount, terms: usize) -> Option<Back> {
    let subsidy = plan.subsidy.as_ref()?;
    let refunded = plan.refunded + taken;
    let due = subsidy.total.each(subsidy.back, |total, back| total.share(refunded, plan.principal).less(back));
    let left = subsidy.left();
    let deferred = due.each(left, Amount::at_most);
    let earned = due.less(deferred).each(had_earned(subsidy), Amount::at_most);
    let rest = left.less(deferred);
    let (finished, to_earn) = match u32::try_from(terms).unwrap_or(u32::MAX) {
        0 => (rest.deferred(), Vec::new()),
        terms => (Amount::ZERO, spread(rest, terms)),
    };
    Some(Back { plan: plan.id, deferred, earned, finished, to_earn })
}

/// What was earned so far, and not taken back.
fn had_earned(subsidy: &Subsidy) -> Borne {
    subsidy.total.less(subsidy.back).less(subsidy.left())
}

fn spread(rest: Borne, terms: u32) -> Vec<Borne> {
    let parts = split(rest.merchant, terms).zip(split(rest.platform, terms)).zip(split(rest.coupon, terms));
    parts.map(|((merchant, platform), coupon)| Borne { merchant, platform, coupon }).collect()
}
