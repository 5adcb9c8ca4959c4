//! The fees of a refunded order: which are dropped, and which are given back.

use money::Amount;

use super::Returned;
use super::waterfall::Waterfall;
use crate::State;
use crate::id::PlanId;
use crate::order::Order;
use crate::part::{self, Item, Part};
use crate::plan::Plan;
use crate::terms::FeeOnRefund;

/// Which rule holds for billed fees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    /// All that was captured is refunded, and every fee goes back, billed or paid.
    EverythingBack,
    /// Every fee goes down in proportion: those of billed terms, and what it cost to settle early.
    InProportion,
    /// Fees of billed terms go down in proportion; what it cost to settle early stays.
    BilledInProportion,
    /// What is billed stays.
    BilledStay,
}

/// How old an order is when it is refunded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// Less than 24 hours.
    FirstDay,
    /// Any more.
    Later,
}

/// Billed fees that a refund gives back.
#[derive(Default)]
pub(super) struct GivenBack {
    /// Those not paid yet.
    pub dropped: Vec<Part>,
    /// Those already paid.
    pub returned: Vec<Returned>,
}

pub(super) fn given_back(state: &State, order: &Order, fall: &Waterfall, rule: (Window, Age)) -> GivenBack {
    let mut back = GivenBack::default();
    for (id, take, window) in plans(state, order, fall, rule) {
        let plan = state.live_plan(id);
        let charged = plan.fee_billed - plan.fee_back;
        let before = plan.principal - plan.refunded;
        let left = before - take;
        let amount = match window {
            Window::EverythingBack => charged,
            Window::InProportion => charged.less(of_terms(plan, left) + of_settling(plan, left)),
            // Under such Terms the fees of billed terms were in proportion before, too.
            Window::BilledInProportion => of_terms(plan, before).less(of_terms(plan, left)).at_most(charged),
            Window::BilledStay => Amount::ZERO,
        };
        give_back(state, plan, amount, &mut back);
    }
    back
}

/// Every plan with principal of the order, what it gives, and the rule for its fees. A plan of what stood on statements holds
/// principal of other orders, too: its fees never go back but in proportion, and later than 24 hours as its own Terms say.
fn plans(
    state: &State,
    order: &Order,
    fall: &Waterfall,
    (window, age): (Window, Age),
) -> Vec<(PlanId, Amount, Window)> {
    let own = order.captures.iter().zip(&fall.takes).filter_map(|(capture, take)| Some((capture.plan?, *take, window)));
    let gathered = fall.gathered_plans().into_iter().map(|(id, take)| {
        let of_plan = || match state.terms_of_plan(state.live_plan(id)).fee_on_refund {
            FeeOnRefund::All => Window::InProportion,
            FeeOnRefund::ProRata => Window::BilledInProportion,
            FeeOnRefund::BilledStay => Window::BilledStay,
        };
        let window = match age {
            Age::FirstDay => Window::InProportion,
            Age::Later => of_plan(),
        };
        (id, take, window)
    });
    own.chain(gathered).collect()
}

/// The fees of the billed terms once only `left` of the principal is not refunded: each in proportion to what was not
/// refunded when it was billed.
fn of_terms(plan: &Plan, left: Amount) -> Amount {
    let billed = plan.terms[..plan.billed as usize].iter().enumerate();
    let fees = billed.map(|(at, term)| plan.tariff().fee_after(term.fee, left, basis(plan, at)));
    fees.sum()
}

/// What was not refunded of the principal when a term was billed. Without notes billed fees go back within 24 hours alone,
/// when at most one is billed.
fn basis(plan: &Plan, at: usize) -> Amount {
    plan.fee_notes.as_ref().and_then(|notes| notes.bases.get(at)).copied().unwrap_or(plan.fee_basis)
}

/// What it cost to settle early, once only `left` of the principal is not refunded: `round(fee × left / basis)`.
fn of_settling(plan: &Plan, left: Amount) -> Amount {
    let settled = plan.fee_notes.as_ref().and_then(|notes| notes.settled);
    let settled = settled.filter(|settled| !settled.basis.is_zero());
    settled.map_or(Amount::ZERO, |settled| settled.fee.share(left, settled.basis))
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
    let open = account.statements.iter().map(|id| state.open_statement(*id));
    open.flat_map(|statement| statement.fees_of(|line| line.is_of(plan.id))).collect()
}

/// Notes on each plan how much of its billed fees `dropped` takes back.
pub(crate) fn note_dropped(state: &mut State, dropped: &[Part]) {
    for part in dropped {
        if let Some(plan) = plan_of(state, part.item) {
            state.plan_mut(plan).fee_back += part.amount;
        }
    }
}

/// Notes on each plan how much of its billed fees is owed again, of what had been taken back.
pub(crate) fn note_owed_again(state: &mut State, owed: &[Part]) {
    for part in owed {
        if let Some(plan) = plan_of(state, part.item) {
            state.plan_mut(plan).fee_back -= part.amount;
        }
    }
}

fn plan_of(state: &State, item: Item) -> Option<PlanId> {
    match item {
        Item::Fee(statement, line) => {
            let (plan, _) = state.open_statement(statement).lines[line as usize].instalment?;
            Some(plan)
        }
        Item::Penalty(_) | Item::Principal(..) | Item::Purchase(..) | Item::Plan(_) | Item::Deferral(_) => None,
    }
}
