//! Promises to pay: what a customer says will be paid by a day, kept for whoever collects.
//!
//! A promise changes nothing that is owed: penalties and days past due go on. While it runs the customer is not to be reminded.
//! At the start of the day after its last one it is kept or broken, by what was paid on the account since; a new one takes its
//! place before that.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::account::{self, Account};
use crate::id::{AccountId, StaffId};
use crate::limits::PROMISE_DAYS_MAX;
use crate::order::in_range;
use crate::{Event, Rejection, State};

/// To whom a promise was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Via {
    /// The customer gave it on a page of ours.
    #[n(0)]
    Customer,
    /// The customer gave it to one of the staff.
    #[n(1)]
    Staff,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Outcome {
    /// As much was paid, or nothing is left of what was billed when it was made.
    #[n(0)]
    Kept,
    /// Less was paid.
    #[n(1)]
    Broken,
    /// Another one took its place before it was kept.
    #[n(2)]
    Superseded,
}

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Make {
    /// The account.
    pub account: AccountId,
    /// How much; at most what is due.
    pub amount: Money,
    /// The last day to pay it.
    pub until: Date,
    /// To whom it is made.
    pub via: Via,
    /// Under whose key it is entered.
    pub by: StaffId,
}

/// A customer promised to pay.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Made {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// How much.
    #[n(1)]
    pub amount: Money,
    /// The last day to pay it.
    #[n(2)]
    pub until: Date,
    /// To whom it was made.
    #[n(3)]
    pub via: Via,
    /// Under whose key it was entered.
    #[n(4)]
    pub by: StaffId,
}

/// A promise came to its end.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Ended {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// What became of it.
    #[n(1)]
    pub outcome: Outcome,
    /// What was paid since it was made.
    #[n(2)]
    pub paid: Amount,
}

/// The promise that was made last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Promise {
    /// The business date on which it was made.
    #[n(0)]
    pub made: Date,
    /// How much.
    #[n(1)]
    pub amount: Amount,
    /// The last day to pay it.
    #[n(2)]
    pub until: Date,
    /// To whom it was made.
    #[n(3)]
    pub via: Via,
    /// What was paid on the account since.
    #[n(4)]
    pub paid: Amount,
    /// What became of it; none while it runs.
    #[n(5)]
    pub outcome: Option<Outcome>,
}

impl Outcome {
    /// The outcome's name in answers and stories.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Kept => "kept",
            Outcome::Broken => "broken",
            Outcome::Superseded => "superseded",
        }
    }
}

pub(crate) fn decide(state: &State, ask: &Make, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    account.refuse_closed()?;
    account.accept(ask.amount)?;
    in_range(ask.amount)?;
    let due = account::due_now(state, account);
    if due.is_zero() {
        return Err(Rejection::NothingDue);
    }
    if ask.amount.amount > due {
        return Err(Rejection::AmountOutOfRange { min: Amount::of(1), max: due, currency: account.currency });
    }
    let (first, last) = (today, today.plus_days(PROMISE_DAYS_MAX));
    if !(first..=last).contains(&ask.until) {
        return Err(Rejection::DateOutOfRange { first, last });
    }
    let before = account.promise.as_ref().filter(|promise| promise.outcome.is_none());
    let ended = before.map(|promise| ended(state, account, promise, Outcome::Superseded));
    let Make { account, amount, until, via, by } = *ask;
    Ok(ended.into_iter().chain([Event::PromiseMade(Made { account, amount, until, via, by })]).collect())
}

/// The end of the promise whose last day is over.
pub(crate) fn next(state: &State, account: &Account, today: Date) -> Option<Event> {
    let promise = account.promise.as_ref()?;
    let is_over = promise.outcome.is_none() && promise.until < today;
    is_over.then(|| ended(state, account, promise, Outcome::Broken))
}

/// The end of `promise`: it is kept, or else `otherwise`.
fn ended(state: &State, account: &Account, promise: &Promise, otherwise: Outcome) -> Event {
    let open = account.statements.iter().map(|id| state.open_statement(*id));
    let is_left = open.filter(|statement| statement.cycle <= promise.made).count() > 0;
    let is_owed = account.charged_off.as_ref().is_some_and(|debt| !debt.open.is_zero());
    let is_kept = promise.paid >= promise.amount || !(is_left || is_owed);
    let outcome = if is_kept { Outcome::Kept } else { otherwise };
    Event::PromiseEnded(Ended { account: account.id, outcome, paid: promise.paid })
}

pub(crate) fn apply_made(state: &mut State, event: &Made) {
    let made = state.stamp().date;
    let Made { account, amount, until, via, .. } = *event;
    let promise = Promise { made, amount: amount.amount, until, via, paid: Amount::ZERO, outcome: None };
    state.account_mut(account).promise = Some(Box::new(promise));
}

pub(crate) fn apply_ended(state: &mut State, event: &Ended) {
    let promise = state.account_mut(event.account).promise.as_mut().expect("what ends was made");
    promise.outcome = Some(event.outcome);
}

/// Notes that so much was paid on an account.
pub(crate) fn note_paid(state: &mut State, account: AccountId, amount: Amount) {
    if let Some(promise) = state.account_mut(account).promise.as_mut().filter(|promise| promise.outcome.is_none()) {
        promise.paid += amount;
    }
}
