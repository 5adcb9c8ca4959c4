//! The fees of a refunded order: which are dropped, and which are given back.

use money::Amount;

use super::Returned;
use super::waterfall::Waterfall;
use crate::State;
use crate::id::PlanId;
use crate::order::Order;
use crate::part::{self, Item, Part};
use crate::plan::{Plan, fee_after};

/// Which rule holds for billed fees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    /// Within 24 hours, and all that was captured is refunded: every fee goes back.
    EverythingBack,
    /// Within 24 hours, in part: billed fees go down in proportion too.
    InProportion,
    /// Later: what is billed stays.
    BilledStay,
}

/// Billed fees that a refund gives back.
#[derive(Default)]
pub(super) struct GivenBack {
    /// Those not paid yet.
    pub dropped: Vec<Part>,
    /// Those already paid.
    pub returned: Vec<Returned>,
}

pub(super) fn given_back(state: &State, order: &Order, fall: &Waterfall, window: Window) -> GivenBack {
    let mut back = GivenBack::default();
    for (capture, take) in order.captures.iter().zip(&fall.takes) {
        let Some(plan) = capture.plan.map(|plan| state.live_plan(plan)) else { continue };
        let charged = plan.fee_billed - plan.fee_back;
        let stays = match window {
            Window::EverythingBack => Amount::ZERO,
            Window::InProportion => in_proportion(plan, plan.principal - plan.refunded - *take),
            Window::BilledStay => charged,
        };
        give_back(state, plan, charged.less(stays), &mut back);
    }
    back
}

/// The fees of the billed terms once only `left` of the principal is not refunded. Within 24 hours at most one is billed.
fn in_proportion(plan: &Plan, left: Amount) -> Amount {
    let billed = &plan.terms[..plan.billed as usize];
    billed.iter().map(|term| fee_after(plan.pricing, term.fee, left, plan.fee_basis)).sum()
}

/// Gives back `amount` of the plan's billed fees: unpaid ones are dropped first, the rest was paid and is returned.
fn give_back(state: &State, plan: &Plan, amount: Amount, back: &mut GivenBack) {
    let (dropped, paid) = part::settle(open_fees(state, plan), amount);
    back.dropped.extend(dropped);
    if !paid.is_zero() {
        back.returned.push(Returned { plan: plan.id, amount: paid });
    }
}

fn open_fees(state: &State, plan: &Plan) -> Vec<Part> {
    let account = state.account(plan.account).expect("a plan names its account");
    let lines = account.statements.iter().flat_map(|id| state.open_statement(*id).debts_of(|line| line.is_of(plan.id)));
    lines.filter(|debt| matches!(debt.item, Item::Fee(..))).collect()
}

/// Notes on each plan how much of its billed fees `dropped` takes back.
pub(super) fn note_dropped(state: &mut State, dropped: &[Part]) {
    for part in dropped {
        if let Some(plan) = plan_of(state, part.item) {
            state.plan_mut(plan).fee_back += part.amount;
        }
    }
}

fn plan_of(state: &State, item: Item) -> Option<PlanId> {
    match item {
        Item::Fee(statement, line) => {
            let (plan, _) = state.open_statement(statement).lines[line as usize].instalment?;
            Some(plan)
        }
        Item::Penalty(_) | Item::Principal(..) | Item::Purchase(..) | Item::Plan(_) => None,
    }
}
