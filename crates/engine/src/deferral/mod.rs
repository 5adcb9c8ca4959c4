//! Deferrals: a statement's due date is moved by some days, for a fee that is told before.
//!
//! 1000.00 of principal, moved by 10 days at 400 ppm a day, cost `round(100000 × 400 × 10 / 10⁶)`, 4.00. The fee is owed on the same
//! statement, after the fees of its lines. What is paid or refunded later does not lower it. Penalty counts from the new due date.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::rate::half_up;
use money::{Amount, Money, Rate};

use crate::account;
use crate::id::{AccountId, StatementId};
use crate::limits::DEFERRAL_YEAR_DAYS;
use crate::order::refuse_late;
use crate::statement::Statement;
use crate::value_date::Entry;
use crate::{Event, Rejection, State, list};

/// What Terms say of deferrals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Offer {
    /// By how many days a due date may be moved at most.
    #[n(0)]
    pub days_max: u32,
    /// What a day costs of the principal that is deferred.
    #[n(1)]
    pub rate: Rate,
    /// How often within 365 days.
    #[n(2)]
    pub times_max: u32,
}

/// That a statement is deferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Deferral {
    /// The due date it had.
    #[n(0)]
    pub before: Date,
    /// The fee, as it was charged.
    #[n(1)]
    pub fee: Amount,
    /// The fee that is not paid yet.
    #[n(2)]
    pub fee_open: Amount,
}

/// What is asked to be deferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Defer {
    /// The account.
    pub account: AccountId,
    /// The statement.
    pub statement: StatementId,
    /// By how many days.
    pub days: u32,
}

/// A statement was deferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Deferred {
    /// The statement.
    #[n(0)]
    pub statement: StatementId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// The due date it had.
    #[n(2)]
    pub before: Date,
    /// The due date it has.
    #[n(3)]
    pub due: Date,
    /// The principal that is deferred.
    #[n(4)]
    pub principal: Money,
    /// The fee.
    #[n(5)]
    pub fee: Amount,
}

impl Offer {
    /// What moving `principal` by so many days costs: `round(principal × rate × days / 10⁶)`.
    pub fn fee(&self, principal: Amount, days: u32) -> Amount {
        let parts = u128::from(principal.minor()) * u128::from(self.rate.parts()) * u128::from(days);
        half_up(parts, 1_000_000)
    }

    /// What a year of it would cost: a day's rate, 365 times.
    pub fn yearly_ppm(&self) -> u64 {
        u64::from(self.rate.parts()) * 365
    }
}

pub(crate) fn decide(state: &State, ask: &Defer, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let statement = state.statement(ask.statement).ok().filter(|statement| statement.account == account.id);
    let statement = statement.ok_or(Rejection::StatementUnknown)?;
    account.refuse_closed()?;
    refuse_late(state, account, today)?;
    account::refuse_past_due(state, account, today)?;
    let offer = state.terms(statement.terms).deferral.ok_or(Rejection::DeferralNotOffered)?;
    // What revolves is not due: it is on the next statement.
    let is_revolving = statement.minimum.is_some() && statement.due < today;
    if statement.open().is_zero() || is_revolving {
        return Err(Rejection::NothingDue);
    }
    if statement.deferral.is_some() {
        return Err(Rejection::AlreadyDeferred { until: statement.due });
    }
    if !(1..=offer.days_max).contains(&ask.days) {
        return Err(Rejection::DaysOutOfRange { max: offer.days_max });
    }
    refuse_often(&account.deferrals, offer.times_max, today)?;
    let principal = Money { amount: statement.principal_open(), currency: account.currency };
    Ok(vec![Event::StatementDeferred(Deferred {
        statement: ask.statement,
        account: ask.account,
        before: statement.due,
        due: statement.due.plus_days(ask.days as i32),
        principal,
        fee: offer.fee(principal.amount, ask.days),
    })])
}

/// Refuses one more deferral than there may be within a year; `dates` are those of the last ones, oldest first.
fn refuse_often(dates: &[Date], times_max: u32, today: Date) -> Result<(), Rejection> {
    let lately: Vec<Date> = within_year(dates, today).collect();
    let Some(over) = (lately.len() + 1).checked_sub(times_max as usize).filter(|over| *over > 0) else {
        return Ok(());
    };
    // One more fits once as many of the oldest are over as there would be too many.
    let again_from = lately.get(over - 1).map_or(today, |date| date.plus_days(DEFERRAL_YEAR_DAYS));
    Err(Rejection::TooManyDeferrals { max: times_max, again_from })
}

fn within_year(dates: &[Date], today: Date) -> impl Iterator<Item = Date> {
    dates.iter().copied().filter(move |date| today < date.plus_days(DEFERRAL_YEAR_DAYS))
}

pub(crate) fn apply(state: &mut State, event: &Deferred) {
    let on = state.stamp().date;
    let tolerated = state.terms(state.open_statement(event.statement).terms).tolerated();
    let deferral = Deferral { before: event.before, fee: event.fee, fee_open: event.fee };
    state.statement_mut(event.statement).defer(on, event.due, deferral, tolerated);
    let account = state.account_mut(event.account);
    let mut dates: Vec<Date> = within_year(&account.deferrals, on).collect();
    list::push(&mut dates, on);
    account.deferrals = dates;
    state.order_by_due(event.account);
    state.keep(event.account, Entry::Deferred(on, event.statement));
}

impl Statement {
    /// Moves its due date on the day `on`. Nothing of it was past due yet: there is one step, which now begins later.
    pub(crate) fn defer(&mut self, on: Date, due: Date, deferral: Deferral, tolerated: Amount) {
        self.due = due;
        self.deferral = Some(Box::new(deferral));
        self.overdue.clear();
        if let Some(minimum) = &mut self.minimum {
            minimum.revolving.clear();
        }
        self.note_overdue(on, tolerated);
    }
}
