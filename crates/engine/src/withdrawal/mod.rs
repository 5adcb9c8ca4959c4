//! Withdrawing from the credit of an order: where the law gives the right to, the principal is returned within so many days, and of
//! the fees only what has run up by day is owed.
//!
//! What is owed of the order is put on a statement of its own. 1000.00 in 3 at 6.00 a term, bought on 2026-07-01 with the next cycle
//! date on 2026-08-01 and withdrawn from on 2026-07-11: 1000.00 and 6.00 × 10/31 = 1.94 are due on 2026-08-10. The days until then
//! cost nothing. The merchant keeps its sale.

use calendar::{Date, Stamp};
use minicbor::{Decode, Encode};
use money::Amount;

use crate::account::{Account, Purchase};
use crate::id::{AccountId, OrderId, PlanId, StatementId};
use crate::order::{Order, void_all};
use crate::part::{self, Item, Part, Sums};
use crate::plan::Term;
use crate::repayment::run_up_by_day;
use crate::statement::{Cut, Line};
use crate::subsidy::Earned;
use crate::{Event, Rejection, State, charge_off, list};

/// From which order's credit the customer withdraws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdraw {
    /// The order.
    pub order: OrderId,
}

/// A customer withdrew from the credit of an order: nothing of it is billed any more, until a statement of its own is cut with it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Withdrawn {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What was billed of it and is open, and leaves its statements.
    #[n(2)]
    pub unbilled: Vec<Part>,
    /// Purchases among that, which are to be billed again.
    #[n(3)]
    pub purchases: Vec<Purchase>,
    /// Plans that end, each with its one last term: all that is owed of it, and the fee that has run up.
    #[n(4)]
    pub ended: Vec<Ended>,
    /// What was deferred of the subsidies of these plans, and is earned with it.
    #[n(5)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub finished: Vec<Earned>,
}

/// A plan that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Ended {
    /// The plan.
    #[n(0)]
    pub plan: PlanId,
    /// Its last term.
    #[n(1)]
    pub term: Term,
    /// How much of its principal was billed and is not any more.
    #[n(2)]
    pub billed: Amount,
}

pub(crate) fn decide(state: &State, ask: &Withdraw, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let order = state.order(ask.order)?;
    let account = state.account(order.account)?;
    let law = state.terms(order.terms).law.as_ref().and_then(|law| law.withdrawal.as_ref());
    let agreed = order.agreed.as_ref();
    let until = agreed.and_then(|agreed| agreed.withdrawable_until);
    let (Some(law), Some(last)) = (law, until) else { return Err(Rejection::WithdrawalNotOffered) };
    if agreed.is_some_and(|agreed| agreed.withdrawn.is_some()) {
        return Ok(Vec::new());
    }
    if stamp.date > last {
        return Err(Rejection::WithdrawalOver { last });
    }
    account.refuse_closed()?;
    charge_off::refuse(account)?;
    let owed = Owed::of(state, account, order, stamp.date);
    let mut events: Vec<Event> = void_all(order).into_iter().collect();
    if !owed.lines.is_empty() {
        let cut = cut(state, account, &owed, stamp.date, law.return_days);
        let Owed { unbilled, purchases, ended, .. } = owed;
        let finished = ended.iter().filter_map(|one| state.live_plan(one.plan).earned_last()).collect();
        let withdrawn = Withdrawn { order: order.id, account: account.id, unbilled, purchases, ended, finished };
        events.extend([Event::CreditWithdrawn(withdrawn), Event::StatementCut(cut)]);
    }
    if events.is_empty() { Err(Rejection::NothingDue) } else { Ok(events) }
}

/// The statement of all that is owed; a credit balance pays of it at once.
fn cut(state: &State, account: &Account, owed: &Owed, today: Date, return_days: u32) -> Cut {
    let terms = state.terms_for(account, today);
    let mut cut = Cut {
        statement: StatementId::new(state.shard(), state.count()),
        account: account.id,
        terms: terms.version,
        cycle: today,
        due: today.plus_days(return_days.cast_signed()),
        lines: owed.lines.clone(),
        paid: Vec::new(),
        earned: Vec::new(),
        // What is withdrawn from is returned as a whole.
        minimum: None,
        carried: None,
    };
    (cut.paid, _) = part::settle(cut.statement().debts(terms.allocation_at(0)), account.credit);
    cut
}

/// All that is owed of an order.
#[derive(Default)]
struct Owed {
    unbilled: Vec<Part>,
    purchases: Vec<Purchase>,
    ended: Vec<Ended>,
    lines: Vec<Line>,
}

impl Owed {
    fn of(state: &State, account: &Account, order: &Order, today: Date) -> Owed {
        let mut owed = Owed::default();
        for (capture, posted) in (0_u32..).zip(&order.captures) {
            let billed = owed.unbill(state, account, order.id, capture);
            let purchase = account.unbilled.iter().find(|one| one.order == order.id && one.capture == capture);
            let (instalment, term) = match posted.plan.map(|plan| state.live_plan(plan)) {
                Some(plan) => {
                    let run_up = run_up_by_day(plan, account.next_cycle, today);
                    let principal = plan.unbilled_principal() + billed.principal;
                    let term = Term { principal, fee: billed.fee + run_up };
                    if !(term.principal + term.fee).is_zero() {
                        owed.ended.push(Ended { plan: plan.id, term, billed: billed.principal });
                    }
                    (Some((plan.id, plan.billed + 1)), term)
                }
                None => {
                    if !billed.principal.is_zero() {
                        let (order, nth, amount) = (order.id, account.captures, billed.principal);
                        owed.purchases.push(Purchase { order, capture, nth, amount });
                    }
                    let unbilled = purchase.map_or(Amount::ZERO, |purchase| purchase.amount);
                    (None, Term { principal: unbilled + billed.principal, fee: billed.fee })
                }
            };
            if !(term.principal + term.fee).is_zero() {
                owed.lines.push(Line::open(Some(order.id), capture, instalment, term));
            }
        }
        owed
    }

    /// Takes what is billed and open of a capture off its statements.
    fn unbill(&mut self, state: &State, account: &Account, order: OrderId, capture: u32) -> Sums {
        let from = self.unbilled.len();
        for statement in account.statements.iter().map(|id| state.open_statement(*id)) {
            let lines = (0_u32..).zip(&statement.lines);
            for (at, line) in lines.filter(|(_, line)| line.order == Some(order) && line.capture == capture) {
                let principal = Part { item: Item::Principal(statement.id, at), amount: line.principal_open };
                let fee = Part { item: Item::Fee(statement.id, at), amount: line.fee_open };
                self.unbilled.extend([principal, fee].into_iter().filter(|part| !part.amount.is_zero()));
            }
        }
        Sums::of(&self.unbilled[from..])
    }
}

pub(crate) fn apply(state: &mut State, event: &Withdrawn) {
    let today = state.stamp().date;
    for part in &event.unbilled {
        unbill_term(state, part);
    }
    state.note_gone(&event.unbilled);
    state.reduce(event.account, &event.unbilled, today);
    for ended in &event.ended {
        let plan = state.plan_mut(ended.plan);
        plan.replan(&[ended.term]);
        plan.note_finished();
    }
    let account = state.account_mut(event.account);
    account.principal += Sums::of(&event.unbilled).principal;
    for purchase in &event.purchases {
        list::push(&mut account.unbilled, *purchase);
    }
    for ended in &event.ended {
        if !account.plans.contains(&ended.plan) {
            list::push(&mut account.plans, ended.plan);
        }
    }
    state.tidy(event.account);
    state.forget_past(event.account);
    if let Some(agreed) = &mut state.order_mut(event.order).agreed {
        agreed.withdrawn = Some(today);
    }
}

/// What leaves a statement is of a plan's last term from now on, and no more of the one it was billed with.
fn unbill_term(state: &mut State, part: &Part) {
    let (Item::Principal(statement, at) | Item::Fee(statement, at)) = part.item else { return };
    let Some((plan, nth)) = state.open_statement(statement).lines[at as usize].instalment else { return };
    let plan = state.plan_mut(plan);
    let term = &mut plan.terms[nth as usize - 1];
    if matches!(part.item, Item::Fee(..)) {
        term.fee -= part.amount;
        plan.fee_billed -= part.amount;
    } else {
        term.principal -= part.amount;
    }
}
