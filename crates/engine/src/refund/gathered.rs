//! What a refund takes of plans that hold principal of its order which stood on statements.
//!
//! Such a plan is owed as a whole, so a capture's share of it gives what is not billed of the plan first, then what is billed and
//! unpaid, and last what was paid; never more than the share.

use money::Amount;

use super::waterfall::Waterfall;
use crate::State;
use crate::id::PlanId;
use crate::order::Order;
use crate::part::{Item, Part};

/// What one capture's share in a plan gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    /// The plan.
    pub plan: PlanId,
    /// The capture.
    pub capture: usize,
    /// What is left of the share.
    pub left: Amount,
    /// What of it is given, in all.
    pub amount: Amount,
    /// What of that is principal not billed yet.
    pub unbilled: Amount,
}

/// The shares of the captures of `order`, in the order of captures and plans.
pub(super) fn shares(state: &State, order: &Order) -> Vec<Given> {
    let captures = order.captures.iter().enumerate();
    let shares = captures.flat_map(|(at, capture)| capture.gathered.iter().map(move |plan| (at, *plan)));
    let given = shares.map(|(capture, plan)| {
        let gathered = state.live_plan(plan).gathered.as_ref().expect("captures name gathered plans");
        let share = gathered.share(order.id, capture as u32).expect("and have a share in each");
        Given { plan, capture, left: share.left(), amount: Amount::ZERO, unbilled: Amount::ZERO }
    });
    given.collect()
}

impl Waterfall {
    /// Takes of what no statement lists yet.
    pub(super) fn take_gathered_unbilled(&mut self, state: &State, amount: Amount) -> Amount {
        let mut left = amount;
        for at in 0..self.gathered.len() {
            let given = self.gathered[at];
            let taken_before: Amount = self.gathered_of(given.plan).map(|given| given.unbilled).sum();
            let unbilled = state.live_plan(given.plan).unbilled_principal() - taken_before;
            let taken = given.left.at_most(unbilled).at_most(left);
            self.give(at, Part { item: Item::Plan(given.plan), amount: taken });
            self.gathered[at].unbilled += taken;
            left -= taken;
        }
        left
    }

    /// Takes of instalments that are billed and unpaid, oldest statement first.
    pub(super) fn take_gathered_billed(&mut self, state: &State, order: &Order, amount: Amount) -> Amount {
        let account = state.account(order.account).expect("an order names its account");
        let mut left = amount;
        for statement in account.statements.iter().map(|id| state.open_statement(*id)) {
            for (line, number) in statement.lines.iter().zip(0_u32..) {
                let mut open = line.principal_open;
                for at in 0..self.gathered.len() {
                    let given = self.gathered[at];
                    if !line.is_of(given.plan) {
                        continue;
                    }
                    let taken = open.at_most(given.left - given.amount).at_most(left);
                    self.give(at, Part { item: Item::Principal(statement.id, number), amount: taken });
                    open -= taken;
                    left -= taken;
                }
            }
        }
        left
    }

    /// Takes of what was paid of the shares; that changes no debt.
    pub(super) fn take_gathered_paid(&mut self, amount: Amount) -> Amount {
        let mut left = amount;
        for given in &mut self.gathered {
            let taken = (given.left - given.amount).at_most(left);
            given.amount += taken;
            self.takes[given.capture] += taken;
            left -= taken;
        }
        left
    }

    fn give(&mut self, at: usize, part: Part) {
        self.gathered[at].amount += part.amount;
        self.shrink(self.gathered[at].capture, part);
    }

    fn gathered_of(&self, plan: PlanId) -> impl Iterator<Item = &Given> {
        self.gathered.iter().filter(move |given| given.plan == plan)
    }

    /// Each gathered plan that the order has a share in, and what it gives in all.
    pub(super) fn gathered_plans(&self) -> Vec<(PlanId, Amount)> {
        self.sums_by_plan(|given| given.amount)
    }

    /// Each gathered plan that the order has a share in, and what it gives of principal not billed yet.
    pub(super) fn gathered_unbilled(&self) -> Vec<(PlanId, Amount)> {
        self.sums_by_plan(|given| given.unbilled)
    }

    fn sums_by_plan(&self, of: fn(&Given) -> Amount) -> Vec<(PlanId, Amount)> {
        let mut sums: Vec<(PlanId, Amount)> = Vec::new();
        for given in &self.gathered {
            match sums.iter_mut().find(|(plan, _)| *plan == given.plan) {
                Some((_, sum)) => *sum += of(given),
                None => sums.push((given.plan, of(given))),
            }
        }
        sums
    }
}
