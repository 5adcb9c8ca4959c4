//! Cutting a statement at the start of its cycle date.

use calendar::Date;
use money::Amount;

use super::{Cut, Line, Statement};
use crate::account::Account;
use crate::id::{OrderId, StatementId};
use crate::minimum::{Carried, Minimum};
use crate::part::{self, Sums};
use crate::plan::{Plan, Term};
use crate::{Event, State, list, minimum};

/// The statement that the account is to get by `today`, if its cycle date has come.
pub(crate) fn next(state: &State, account: &Account, today: Date) -> Option<Event> {
    let cycle = minimum::next_cut(state, account).filter(|cycle| *cycle <= today)?;
    let terms = state.terms_for(account, cycle);
    let carried = minimum::carried(state, account, cycle);
    let lines = lines(state, account, carried.as_ref());
    let mut cut = Cut {
        statement: StatementId::new(state.shard(), state.count()),
        account: account.id,
        terms: terms.version,
        cycle,
        due: cycle.plus_days(terms.grace_days as i32),
        minimum: terms.minimum_payment.filter(|_| minimum::is_asked_of(&lines)),
        lines,
        paid: Vec::new(),
        earned: account.plans.iter().filter_map(|id| state.live_plan(*id).earned_next()).collect(),
        carried: carried.map(Box::new),
    };
    let statement = cut.statement();
    // It is paid as of its cycle date, also when it is cut later.
    let allocation = terms.allocation_at(statement.days_past_due(cycle));
    (cut.paid, _) = part::settle(statement.debts(allocation), account.credit);
    Some(Event::StatementCut(cut))
}

impl Cut {
    /// The statement as it is cut, before anything of it is paid.
    pub(crate) fn statement(&self) -> Statement {
        Statement {
            id: self.statement,
            account: self.account,
            terms: self.terms,
            cycle: self.cycle,
            due: self.due,
            lines: self.lines.clone(),
            penalty: Amount::ZERO,
            penalty_open: Amount::ZERO,
            overdue: Vec::new(),
            deferral: None,
            penalty_waived: Amount::ZERO,
            minimum: self.minimum.map(|offer| Box::new(Minimum::of(offer))),
            carried: self.carried.clone(),
        }
    }
}

/// What revolved and its interest, then single purchases and joining instalments, in order of capture.
fn lines(state: &State, account: &Account, carried: Option<&Carried>) -> Vec<Line> {
    let purchases = account.unbilled.iter().map(|purchase| {
        let line = line(Some(purchase.order), purchase.capture, purchase.amount, Amount::ZERO);
        (purchase.nth, line)
    });
    let instalments = account.plans.iter().map(|id| {
        let plan = state.live_plan(*id);
        (plan.nth, instalment(plan))
    });
    let mut lines: Vec<(u32, Line)> = purchases.chain(instalments).collect();
    lines.sort_unstable_by_key(|(nth, _)| *nth);
    let carried = carried.into_iter().flat_map(|carried| carried.lines(state));
    carried.chain(lines.into_iter().map(|(_, line)| line)).collect()
}

fn line(order: Option<OrderId>, capture: u32, principal: Amount, fee: Amount) -> Line {
    Line::open(order, capture, None, Term { principal, fee })
}

fn instalment(plan: &Plan) -> Line {
    let term = plan.terms[plan.billed as usize];
    Line { instalment: Some((plan.id, plan.billed + 1)), ..line(plan.order, plan.capture, term.principal, term.fee) }
}

pub(crate) fn apply(state: &mut State, event: &Cut) {
    let older = event.carried.as_ref().map_or(0, |carried| carried.lines_len());
    state.put_statement(event.statement());
    if let Some(carried) = &event.carried {
        minimum::carry(state, event, carried);
    }
    let before = state.account(event.account).expect("events name known accounts").credit;
    state.keep_cut(event.account, event.cycle, event.statement, before);
    let new = &event.lines[older..];
    for (plan, _) in new.iter().filter_map(|line| line.instalment) {
        let plan = state.plan_mut(plan);
        plan.fee_billed += plan.terms[plan.billed as usize].fee;
        plan.billed += 1;
        plan.fee_basis = plan.principal - plan.refunded;
        plan.note_billed(event.cycle);
        plan.note_earned();
    }
    let account = state.account_mut(event.account);
    // A statement of one order alone leaves the others to be billed.
    if new.iter().filter(|line| line.instalment.is_none()).count() == account.unbilled.len() {
        account.unbilled.clear();
    } else {
        let is_listed = |order, capture| new.iter().any(|line| line.order == order && line.capture == capture);
        account.unbilled.retain(|purchase| !is_listed(Some(purchase.order), purchase.capture));
    }
    account.next_cycle = account.cycles().after(event.cycle);
    list::push(&mut account.statements, event.statement);
    state.note_revolving(event.account, event.statement);
    let account = state.account_mut(event.account);
    account.credit -= Sums::of(&event.paid).total();
    state.order_by_due(event.account);
    let tolerated = state.terms(event.terms).tolerated();
    state.statement_mut(event.statement).note_overdue(event.cycle, tolerated);
    state.reduce(event.account, &event.paid, event.cycle);
    state.tidy(event.account);
}
