//! The waterfall: where the principal of a refund comes from.

use calendar::Date;
use money::Amount;

use super::gathered::{self, Given};
use crate::State;
use crate::account::Account;
use crate::charge_off;
use crate::order::Order;
use crate::part::{Item, Part};
use crate::statement::debts;

/// How a refund falls over the captures of its order.
pub(super) struct Waterfall {
    /// What each capture gives of what was bought on credit.
    pub takes: Vec<Amount>,
    /// What each capture gives of principal that is not billed yet.
    pub unbilled: Vec<Amount>,
    /// Unpaid principal that is owed no more.
    pub shrunk: Vec<Part>,
    /// What the customer had already paid.
    pub paid: Amount,
    /// What the order's shares in plans of what stood on statements give.
    pub gathered: Vec<Given>,
}

/// Lets `amount` of what was bought on credit fall: unbilled principal, then billed and unpaid, oldest statement first, then the order's shares in plans of
/// what stood on statements in the same way, then paid. Where several captures stand at one step, the oldest gives first.
pub(super) fn run(state: &State, order: &Order, amount: Amount) -> Waterfall {
    let captures = order.captures.len();
    let mut fall = Waterfall {
        takes: vec![Amount::ZERO; captures],
        unbilled: vec![Amount::ZERO; captures],
        shrunk: Vec::new(),
        paid: Amount::ZERO,
        gathered: gathered::shares(state, order),
    };
    let left = fall.take_unbilled(state, order, amount);
    let left = fall.take_billed(state, order, left);
    let left = fall.take_gathered_unbilled(state, left);
    let left = fall.take_gathered_billed(state, order, left);
    fall.take_paid(order, left);
    fall
}

impl Waterfall {
    fn take_unbilled(&mut self, state: &State, order: &Order, amount: Amount) -> Amount {
        let mut left = amount;
        for (at, debt) in unbilled(state, order) {
            let taken = debt.amount.at_most(left);
            self.shrink(at, Part { item: debt.item, amount: taken });
            self.unbilled[at] += taken;
            left -= taken;
        }
        left
    }

    fn take_billed(&mut self, state: &State, order: &Order, amount: Amount) -> Amount {
        let account = state.account(order.account).expect("an order names its account");
        let mut left = amount;
        for statement in account.statements.iter().map(|id| state.open_statement(*id)) {
            for (at, line) in (0_u32..).zip(&statement.lines).filter(|(_, line)| line.order == Some(order.id)) {
                let taken = line.principal_open.at_most(left);
                self.shrink(line.capture as usize, Part { item: Item::Principal(statement.id, at), amount: taken });
                left -= taken;
            }
        }
        left
    }

    fn take_paid(&mut self, order: &Order, amount: Amount) {
        let mut left = self.take_gathered_paid(amount);
        for (take, capture) in self.takes.iter_mut().zip(&order.captures) {
            let taken = (capture.credit_left() - *take).at_most(left);
            *take += taken;
            left -= taken;
        }
        assert!(left.is_zero(), "decide caps a refund at what was captured");
        self.paid = amount;
    }

    pub(super) fn shrink(&mut self, capture: usize, part: Part) {
        if !part.amount.is_zero() {
            self.takes[capture] += part.amount;
            self.shrunk.push(part);
        }
    }
}

/// The unbilled principal of each capture of `order`, with the capture's number.
fn unbilled(state: &State, order: &Order) -> Vec<(usize, Part)> {
    let account = state.account(order.account).expect("an order names its account");
    let purchases = account.unbilled.iter().filter(|purchase| purchase.order == order.id);
    let purchases = purchases.map(|purchase| (purchase.capture as usize, purchase.debt()));
    let plans = order.captures.iter().enumerate().filter_map(|(at, capture)| {
        let plan = state.live_plan(capture.plan?);
        Some((at, Part { item: Item::Plan(plan.id), amount: plan.unbilled_principal() }))
    });
    purchases.chain(plans).collect()
}

/// Everything billed and open on the account, and all of a debt that was charged off, once `gone` is owed no more, oldest statement first, in the order of `today`.
pub(super) fn left_open(state: &State, account: &Account, gone: &[Part], today: Date) -> Vec<Part> {
    let open: Vec<Part> = match account.charged_off {
        None => debts(state, &account.statements, today).collect(),
        Some(_) => charge_off::owed(state, account, today),
    };
    open.into_iter()
        .map(|debt| {
            let less: Amount = gone.iter().filter(|part| part.item == debt.item).map(|part| part.amount).sum();
            Part { item: debt.item, amount: debt.amount - less }
        })
        .collect()
}
