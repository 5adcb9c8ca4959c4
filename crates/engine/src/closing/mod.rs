//! Closing an account, when nothing is owed or pending on it, and opening it again after a new assessment.
//!
//! A customer has one account in a currency, for good: what was closed is opened again, and keeps its history. While it is
//! closed it has no limit, and takes nothing but refunds; what they bring can be taken out to the card.

use calendar::{CycleDay, Date};
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::account::Account;
use crate::id::AccountId;
use crate::limit::Limit;
use crate::staff::Staff;
use crate::terms::{Terms, Version};
use crate::{Event, Rejection, State};

mod obstacles;

pub use obstacles::{Obstacle, Thing};

/// Which account is to be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Close {
    /// The account.
    pub account: AccountId,
    /// Why.
    pub reason: ClosingReason,
    /// Who of the staff does it.
    pub by: Staff,
}

/// Which account is to be opened again, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reopen {
    /// The account.
    pub account: AccountId,
    /// Its limit, as it was assessed anew.
    pub limit: Money,
    /// The cycle day; without it customers are spread evenly over those of the Terms, as when they open one.
    pub cycle_day: Option<CycleDay>,
    /// Why.
    pub reason: ReopeningReason,
    /// Who of the staff does it.
    pub by: Staff,
}

/// Why an account is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum ClosingReason {
    /// The customer leaves.
    #[n(0)]
    CustomerRequest,
    /// Nothing has happened on it for long.
    #[n(1)]
    Dormant,
    /// What was bought or paid looks wrong.
    #[n(2)]
    Risk,
    /// The customer has died.
    #[n(3)]
    Death,
}

/// Why an account is opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum ReopeningReason {
    /// The customer came back and was assessed anew.
    #[n(0)]
    Assessment,
    /// It was closed by mistake.
    #[n(1)]
    Correction,
}

/// An account was closed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Closed {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// The limit that was in force; there is none from now on.
    #[n(1)]
    pub before: Limit,
    /// Why.
    #[n(2)]
    pub reason: ClosingReason,
    /// Who of the staff did it.
    #[n(3)]
    pub by: Staff,
}

/// An account was opened again.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Reopened {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// Its limit from now on.
    #[n(1)]
    pub limit: Money,
    /// Its cycle day from now on.
    #[n(2)]
    pub cycle_day: CycleDay,
    /// The Terms it was opened again under.
    #[n(3)]
    pub terms: Version,
    /// Why.
    #[n(4)]
    pub reason: ReopeningReason,
    /// Who of the staff did it.
    #[n(5)]
    pub by: Staff,
}

pub(crate) fn close(state: &State, ask: &Close, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    if account.closed.is_some() {
        return Ok(Vec::new());
    }
    let obstacles = obstacles::of(state, account);
    if !obstacles.is_empty() {
        return Err(Rejection::AccountNotClear { obstacles, currency: account.currency });
    }
    let before = account.limit_in_parts().in_force(today);
    let Close { account, reason, by } = *ask;
    Ok(vec![Event::AccountClosed(Closed { account, before, reason, by })])
}

pub(crate) fn reopen(state: &State, ask: &Reopen, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    if account.closed.is_none() {
        return Err(Rejection::AccountNotClosed);
    }
    account.accept(ask.limit)?;
    let terms = state.terms_for(account, today);
    if ask.limit.amount > terms.consumer_cap {
        let (min, max, currency) = (Amount::ZERO, terms.consumer_cap, account.currency);
        return Err(Rejection::AmountOutOfRange { min, max, currency });
    }
    let cycle_day = ask.cycle_day.unwrap_or_else(|| spread(terms, state.accounts_opened()));
    let Reopen { account, limit, reason, by, .. } = *ask;
    Ok(vec![Event::AccountReopened(Reopened { account, limit, cycle_day, terms: terms.version, reason, by })])
}

/// The cycle day of the next account: customers are spread evenly over those of the Terms.
pub(crate) fn spread(terms: &Terms, opened: u64) -> CycleDay {
    terms.cycle_days[(opened % terms.cycle_days.len() as u64) as usize]
}

pub(crate) fn apply_closed(state: &mut State, event: &Closed) {
    let today = state.stamp().date;
    let account = state.account_mut(event.account);
    account.closed = Some(today);
    account.limit = Amount::ZERO;
    account.temporary = None;
}

pub(crate) fn apply_reopened(state: &mut State, event: &Reopened) {
    let today = state.stamp().date;
    let account = state.account_mut(event.account);
    account.closed = None;
    account.limit = event.limit.amount;
    account.cycle_day = event.cycle_day;
    // The day is given anew: what was changed before counts no more.
    account.cycle_change = None;
    account.next_cycle = event.cycle_day.next_after(today);
    // An account is closed when nothing is owed: what was charged off has come back.
    account.charged_off = None;
    // What is owed counts from the next command on, of the same day, too.
    (account.cycle_began, account.asked) = (None, None);
}

impl Account {
    /// Refuses what a closed account does not take.
    pub(crate) fn refuse_closed(&self) -> Result<(), Rejection> {
        self.closed.map_or(Ok(()), |since| Err(Rejection::AccountClosed { since }))
    }
}

impl ClosingReason {
    /// Every reason.
    pub const ALL: [ClosingReason; 4] =
        [ClosingReason::CustomerRequest, ClosingReason::Dormant, ClosingReason::Risk, ClosingReason::Death];

    /// The reason's name in answers and stories: `customer_request`.
    pub fn name(self) -> &'static str {
        match self {
            ClosingReason::CustomerRequest => "customer_request",
            ClosingReason::Dormant => "dormant",
            ClosingReason::Risk => "risk",
            ClosingReason::Death => "death",
        }
    }
}

impl ReopeningReason {
    /// Every reason.
    pub const ALL: [ReopeningReason; 2] = [ReopeningReason::Assessment, ReopeningReason::Correction];

    /// The reason's name in answers and stories: `assessment`.
    pub fn name(self) -> &'static str {
        match self {
            ReopeningReason::Assessment => "assessment",
            ReopeningReason::Correction => "correction",
        }
    }
}
