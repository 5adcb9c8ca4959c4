//! Bill instalments (账单分期): unpaid pay-later principal of an open statement becomes a plan, before its due date.
//!
//! Of a statement with purchases of 600.00 and 400.00 the customer splits 1000.00 in 3 on the 2nd of August, under the Terms of that
//! day: that part of the statement is settled, and 339.34, 339.33 and 339.33 are on the next three. What is already an
//! instalment cannot be split again.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::account::Account;
use crate::id::{AccountId, PlanId, StatementId};
use crate::order::refuse_late;
use crate::part::{self, Item, Part};
use crate::plan::{self, Gathered, Plan, Quote, Rates, Source, Term, gather};
use crate::statement::Statement;
use crate::terms::{Pricing, Version};
use crate::{Event, Rejection, State};

/// What is asked to be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The account.
    pub account: AccountId,
    /// The statement.
    pub statement: StatementId,
    /// In how many terms.
    pub terms: u32,
    /// How much; all that can be when left out.
    pub amount: Option<Money>,
}

/// A part of a statement was split.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Agreed {
    /// The plan's id.
    #[n(0)]
    pub plan: PlanId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// The statement.
    #[n(2)]
    pub statement: StatementId,
    /// The Terms it is made under.
    #[n(3)]
    pub terms: Version,
    /// How much.
    #[n(4)]
    pub amount: Money,
    /// How it is priced.
    #[n(5)]
    pub pricing: Pricing,
    /// Its terms.
    #[n(6)]
    pub schedule: Vec<Term>,
    /// The annual rates it is made with.
    #[n(7)]
    pub rates: Rates,
    /// The principals of the statement that it settles, in order of capture.
    #[n(8)]
    pub moved: Vec<Part>,
}

pub(crate) fn decide(state: &State, ask: &Split, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let statement = splittable_statement(state, account, ask.statement, ask.amount, today)?;
    let all: Amount = purchases(statement).map(|debt| debt.amount).sum();
    let amount = ask.amount.map_or(all, |amount| amount.amount);
    let quote = plan::of_bill(state, account, amount, all, ask.terms, today)?;
    let (moved, _) = part::settle(purchases(statement), amount);
    Ok(vec![Event::BillSplit(Agreed {
        plan: PlanId::new(state.shard(), state.count()),
        account: ask.account,
        statement: ask.statement,
        terms: quote.version,
        amount: Money { amount, currency: account.currency },
        pricing: quote.pricing,
        schedule: quote.instalments.iter().map(|instalment| instalment.term).collect(),
        rates: quote.rates,
        moved,
    })])
}

/// What splitting `amount` of a statement would cost, or all that can be split, for every number of terms that it is large
/// enough for and that keeps the cost ceiling; and that amount.
///
/// # Errors
/// Those of splitting it.
pub fn quotes(
    state: &State,
    account: &Account,
    statement: StatementId,
    amount: Option<Money>,
    today: Date,
) -> Result<(Amount, Vec<Quote>), Rejection> {
    let statement = splittable_statement(state, account, statement, amount, today)?;
    let all: Amount = purchases(statement).map(|debt| debt.amount).sum();
    let amount = amount.map_or(all, |amount| amount.amount);
    if !(Amount::of(1)..=all).contains(&amount) {
        return Err(Rejection::AmountOutOfRange { min: Amount::of(1), max: all, currency: account.currency });
    }
    let offered = state.terms_for(account, today).offered();
    let quotes = offered.into_iter().filter_map(|n| plan::of_bill(state, account, amount, all, n, today).ok());
    Ok((amount, quotes.collect()))
}

/// The statement, when there is something on it that can be split today.
fn splittable_statement<'a>(
    state: &'a State,
    account: &Account,
    id: StatementId,
    amount: Option<Money>,
    today: Date,
) -> Result<&'a Statement, Rejection> {
    let statement = state.statement(id).ok().filter(|statement| statement.account == account.id);
    let statement = statement.ok_or(Rejection::StatementUnknown)?;
    account.refuse_closed()?;
    refuse_late(state, account, today)?;
    if let Some(amount) = amount {
        account.accept(amount)?;
    }
    if purchases(statement).all(|debt| debt.amount.is_zero()) {
        return Err(Rejection::NothingToSplit);
    }
    match today < statement.due {
        true => Ok(statement),
        false => Err(Rejection::SplitTooLate { last: statement.due.plus_days(-1) }),
    }
}

/// The principals of a statement's single purchases, in order of capture.
fn purchases(statement: &Statement) -> impl Iterator<Item = Part> {
    let lines = (0_u32..).zip(&statement.lines).filter(|(_, line)| line.instalment.is_none());
    lines.map(|(at, line)| Part { item: Item::Principal(statement.id, at), amount: line.principal_open })
}

pub(crate) fn apply(state: &mut State, event: &Agreed) {
    let gathered = Gathered::of(state, Source::Bill(event.statement), event.terms, &event.moved);
    let plan = Plan::gathered(state, event.plan, event.account, event.amount.amount, event.pricing, gathered);
    gather(state, Plan { terms: event.schedule.clone(), ..plan }, &event.moved);
}
