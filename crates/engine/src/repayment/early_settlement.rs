//! Settling plans early: what it costs beside what is owed.

use calendar::Date;
use money::Amount;
use money::rate::half_up;

use super::SettlementFee;
use crate::State;
use crate::account::Account;
use crate::id::PlanId;
use crate::plan::{Plan, Term};
use crate::terms::EarlySettlement;

/// What it costs to settle `plans` of `account` on `today`, by the Terms each was made under.
pub(super) fn fees(state: &State, account: &Account, plans: &[PlanId], today: Date) -> Vec<SettlementFee> {
    let fees = plans.iter().map(|id| SettlementFee { plan: *id, amount: fee(state, account, *id, today) });
    fees.filter(|fee| !fee.amount.is_zero()).collect()
}

fn fee(state: &State, account: &Account, id: PlanId, today: Date) -> Amount {
    let plan = state.live_plan(id);
    // Who gets out of hardship sooner pays nothing for it.
    if plan.is_of_hardship() {
        return Amount::ZERO;
    }
    match state.terms_of_plan(plan).early_settlement {
        EarlySettlement::Waived => Amount::ZERO,
        EarlySettlement::NextFee => next_fees(plan.unbilled()),
        EarlySettlement::ProRata => run_up_by_day(plan, account.next_cycle, today),
    }
}

/// The fee of the next unbilled term, and that of the term after it unless at most two are unbilled.
fn next_fees(unbilled: &[Term]) -> Amount {
    let asked = if unbilled.len() > 2 { 2 } else { 1 };
    unbilled.iter().take(asked).map(|term| term.fee).sum()
}

/// Of the next fee the part for the days that are over: `round(fee × days to today / days to the next cycle date)`, counted
/// from the last cycle date, or from the capture for a plan that is not billed yet.
pub(crate) fn run_up_by_day(plan: &Plan, next_cycle: Date, today: Date) -> Amount {
    let since = plan.fee_notes.as_ref().expect("Terms under which a fee runs up by day have notes kept").since;
    let days_to = |date: Date| u128::try_from(date.days_after(since)).unwrap_or_default();
    let (whole, over) = (days_to(next_cycle), days_to(today.min(next_cycle)));
    let fee = plan.unbilled().first().map_or(Amount::ZERO, |term| term.fee);
    half_up(u128::from(fee.minor()) * over, whole)
}
