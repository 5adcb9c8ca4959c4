//! Repayments: money from the customer, and which debts it pays.

use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::account::Account;
use crate::id::{AccountId, PlanId, RepaymentId, StatementId};
use crate::limits::{COMMAND_MINOR_MAX, CREDIT_MINOR_MAX};
use crate::order::in_range;
use crate::part::{self, Item, Part};
use crate::{Event, Rejection, State};

/// What a repayment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Target {
    /// All open statements, oldest first.
    #[n(0)]
    Due,
    /// One statement.
    #[n(1)]
    Statement(#[n(0)] StatementId),
    /// One plan, settled early: its billed unpaid instalments and all its unbilled principal; unbilled fees are waived.
    #[n(2)]
    Plan(#[n(0)] PlanId),
    /// All open statements, unbilled purchases, and plans settled early.
    #[n(3)]
    Everything,
}

/// What is asked to be repaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repay {
    /// The account.
    pub account: AccountId,
    /// What for.
    pub target: Target,
    /// How much; exactly what the target costs when left out.
    pub amount: Option<Money>,
}

/// A repayment was taken.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Taken {
    /// The repayment's id.
    #[n(0)]
    pub repayment: RepaymentId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What it is for.
    #[n(2)]
    pub target: Target,
    /// How much was paid.
    #[n(3)]
    pub amount: Money,
    /// The debts it paid, in order.
    #[n(4)]
    pub parts: Vec<Part>,
    /// Plans it settled early: their unbilled fees are waived.
    #[n(5)]
    pub settled: Vec<PlanId>,
    /// What was left and became credit balance.
    #[n(6)]
    pub credit: Amount,
}

/// The debts of a target, in the order they are paid, and the plans that are settled with it.
struct Price {
    debts: Vec<Part>,
    settled: Vec<PlanId>,
}

impl Price {
    fn total(&self) -> Amount {
        self.debts.iter().map(|debt| debt.amount).sum()
    }
}

/// What `target` costs on `account` today.
///
/// # Errors
/// [`Rejection::StatementUnknown`] and [`Rejection::PlanUnknown`] for those of another account.
pub fn price_of(state: &State, account: &Account, target: Target) -> Result<Amount, Rejection> {
    Ok(price(state, account, target)?.total())
}

pub(crate) fn decide(state: &State, ask: &Repay) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let price = price(state, account, ask.target)?;
    let total = Money { amount: price.total(), currency: account.currency };
    let amount = ask.amount.unwrap_or(total);
    account.accept(amount)?;
    if ask.amount.is_some() {
        in_range(amount)?;
    }
    if total.amount.is_zero() {
        return Err(Rejection::NothingDue);
    }
    refuse_outside(account, ask.target, total, amount)?;
    let (parts, credit) = part::settle(price.debts, amount.amount);
    let repayment = RepaymentId::new(state.shard(), state.count());
    let Repay { account, target, .. } = *ask;
    Ok(vec![Event::RepaymentTaken(Taken { repayment, account, target, amount, parts, settled: price.settled, credit })])
}

/// Early settlement is all or nothing, and a credit balance has an end.
fn refuse_outside(account: &Account, target: Target, total: Money, amount: Money) -> Result<(), Rejection> {
    let min = match target {
        Target::Due | Target::Statement(_) => Amount::of(1),
        Target::Plan(_) | Target::Everything => total.amount,
    };
    let room = Amount::of(CREDIT_MINOR_MAX).less(account.credit);
    let max = (total.amount + room).at_most(Amount::of(COMMAND_MINOR_MAX));
    if !(min..=max).contains(&amount.amount) {
        return Err(Rejection::AmountOutOfRange { min, max, currency: account.currency });
    }
    Ok(())
}

fn price(state: &State, account: &Account, target: Target) -> Result<Price, Rejection> {
    let open = || account.statements.iter().map(|id| state.open_statement(*id));
    Ok(match target {
        Target::Due => Price { debts: open().flat_map(|statement| statement.debts()).collect(), settled: Vec::new() },
        Target::Statement(id) => {
            let statement = state.statement(id).ok().filter(|statement| statement.account == account.id);
            Price { debts: statement.ok_or(Rejection::StatementUnknown)?.debts().collect(), settled: Vec::new() }
        }
        Target::Plan(id) => {
            let plan = state.plan(id).ok().filter(|plan| plan.account == account.id).ok_or(Rejection::PlanUnknown)?;
            let billed = open().flat_map(|statement| statement.debts_of(move |line| line.is_of(id)));
            let debts = billed.chain([unbilled(state, id)]).collect();
            Price { debts, settled: plan.is_live().then_some(id).into_iter().collect() }
        }
        Target::Everything => {
            let billed = open().flat_map(|statement| statement.debts());
            let purchases = account.unbilled.iter().map(|purchase| purchase.debt());
            let plans = account.plans.iter().map(|id| unbilled(state, *id));
            Price { debts: billed.chain(purchases).chain(plans).collect(), settled: account.plans.clone() }
        }
    })
}

fn unbilled(state: &State, id: PlanId) -> Part {
    Part { item: Item::Plan(id), amount: state.live_plan(id).unbilled_principal() }
}

pub(crate) fn apply(state: &mut State, event: &Taken) {
    state.note_id(event.repayment.0);
    state.account_mut(event.account).credit += event.credit;
    for plan in &event.settled {
        state.plan_mut(*plan).replan(&[]);
    }
    state.reduce(event.account, &event.parts, state.stamp().date);
    state.tidy(event.account);
}
