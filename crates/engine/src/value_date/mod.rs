//! Value dates: a payment counts from the day on which the money came, also when it is booked later.
//!
//! So that this can be worked out, an account keeps what has happened to its statements since the last cut at which no older
//! one was open, and forgets it when debts are waived, planned anew, withdrawn from or charged off: what was before that cannot be
//! worked out any more. A payment with an earlier value date is put in its place among it, and what follows is played anew.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::Amount;

use crate::id::{AccountId, StatementId};
use crate::limits::PAST_ENTRIES_MAX;
use crate::part::{Item, Part};
use crate::terms::Terms;
use crate::{State, list};

mod correct;
mod decide;
mod replay;

pub(crate) use correct::apply;
pub use correct::{Corrected, Reckoned};
pub use decide::Bound;
pub(crate) use decide::{Dated, decide, reach};

/// What has happened to the statements of an account, as far back as it can be played anew.
///
/// Invariant: entries stand by their day, and the first is a cut at which no older statement was open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Past {
    #[n(0)]
    #[cbor(with = "crate::list")]
    entries: Vec<Entry>,
}

/// One thing that has happened to the statements of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Entry {
    /// A statement was cut at the start of a day. With the credit balance before it, when no older statement was open then.
    #[n(0)]
    Cut(#[n(0)] Date, #[n(1)] StatementId, #[n(2)] Option<Amount>),
    /// Money came on a day for one statement, or for all that are open, oldest first.
    #[n(1)]
    Paid(#[n(0)] Date, #[n(1)] Option<StatementId>, #[n(2)] Amount),
    /// One debt was made smaller on a day. What of it turns out to be paid by then is money for whatever else is open.
    #[n(2)]
    Fixed(#[n(0)] Date, #[n(1)] Part),
    /// Money became credit balance on a day, whatever was open.
    #[n(3)]
    Credited(#[n(0)] Date, #[n(1)] Amount),
    /// A statement was deferred on a day.
    #[n(4)]
    Deferred(#[n(0)] Date, #[n(1)] StatementId),
    /// Credit balance left the account on a day.
    #[n(5)]
    Withdrawn(#[n(0)] Date, #[n(1)] Amount),
    /// A debt that may revolve was made smaller on a day otherwise than by money, as [`Entry::Fixed`]: the minimum is asked of what is left.
    #[n(6)]
    Gone(#[n(0)] Date, #[n(1)] Part),
}

impl Entry {
    /// The day on which it counts.
    pub fn on(&self) -> Date {
        match self {
            Entry::Cut(on, ..)
            | Entry::Paid(on, ..)
            | Entry::Fixed(on, _)
            | Entry::Gone(on, _)
            | Entry::Credited(on, _)
            | Entry::Deferred(on, _)
            | Entry::Withdrawn(on, _) => *on,
        }
    }

    fn is_clean_cut(&self) -> bool {
        matches!(self, Entry::Cut(_, _, Some(_)))
    }
}

impl Past {
    /// The first day on which a payment may count.
    fn since(&self) -> Option<Date> {
        self.entries.first().map(Entry::on)
    }

    /// Puts `entry` behind everything of its day.
    fn put(&mut self, entry: Entry) {
        let at = self.entries.partition_point(|one| one.on() <= entry.on());
        if at == self.entries.len() {
            list::push(&mut self.entries, entry);
        } else {
            self.entries.insert(at, entry);
        }
    }

    /// Adds to what went of the same debt just before, on the same day: what goes in parts is one with the parts before it.
    fn grow_gone(&mut self, on: Date, more: &Part) -> bool {
        let just_before = self.entries.iter_mut().rev().map_while(|one| match one {
            Entry::Gone(day, part) if *day == on => Some(part),
            Entry::Cut(..)
            | Entry::Paid(..)
            | Entry::Fixed(..)
            | Entry::Credited(..)
            | Entry::Deferred(..)
            | Entry::Withdrawn(..)
            | Entry::Gone(..) => None,
        });
        let same = just_before.into_iter().find(|part| part.item == more.item);
        same.map(|part| part.amount += more.amount).is_some()
    }

    /// Puts a payment in its place. Cuts after it are no places to begin at any more: the credit balance before them is another.
    fn put_dated(&mut self, entry: Entry) {
        self.put(entry);
        let since = self.since();
        for one in &mut self.entries {
            if let Entry::Cut(on, _, credit) = one
                && *on > entry.on()
                && Some(*on) != since
            {
                *credit = None;
            }
        }
    }

    /// Forgets what nothing begins at that may count from `day` on.
    fn forget_before(&mut self, day: Date) {
        let first = self.entries.iter().rposition(|one| one.is_clean_cut() && one.on() <= day);
        self.entries.drain(..first.unwrap_or(0));
    }
}

/// Keeping what happens, for `apply` alone.
impl State {
    /// Keeps that a statement was cut, with the credit balance that there was before. Call it before the statement is listed as open.
    pub(crate) fn keep_cut(&mut self, account: AccountId, cycle: Date, statement: StatementId, credit: Amount) {
        let days = self.terms(self.open_statement(statement).terms).value_date_days_max;
        let account = self.account_mut(account);
        if days == 0 {
            account.past = None;
            return;
        }
        let is_clean = account.statements.is_empty();
        if is_clean && account.past.is_none() {
            account.past = Some(Box::default());
        }
        if let Some(past) = &mut account.past {
            past.put(Entry::Cut(cycle, statement, is_clean.then_some(credit)));
            past.forget_before(cycle.plus_days(-days.cast_signed()));
        }
        account.bound_past();
    }

    /// Keeps that something else happened.
    pub(crate) fn keep(&mut self, account: AccountId, entry: Entry) {
        let account = self.account_mut(account);
        if let Some(past) = &mut account.past {
            past.put(entry);
        }
        account.bound_past();
    }

    /// Keeps that each of `parts` that stands on a statement was made smaller.
    pub(crate) fn keep_parts(&mut self, account: AccountId, on: Date, parts: &[Part]) {
        if self.account_mut(account).past.is_none() {
            return;
        }
        for part in parts.iter().filter(|part| part.item.statement().is_some()) {
            self.keep(account, Entry::Fixed(on, *part));
        }
    }

    /// Keeps that each of `parts` that stands on a statement was refunded.
    pub(crate) fn keep_gone(&mut self, account: AccountId, on: Date, parts: &[Part]) {
        if self.account_mut(account).past.is_none() {
            return;
        }
        for part in parts {
            let Some(statement) = part.item.statement() else { continue };
            let may_revolve = match part.item {
                Item::Principal(_, line) => {
                    let statement = self.open_statement(statement);
                    statement.may_revolve(&statement.lines[line as usize])
                }
                Item::Penalty(_) | Item::Fee(..) | Item::Purchase(..) | Item::Plan(_) | Item::Deferral(_) => false,
            };
            if !may_revolve {
                self.keep(account, Entry::Fixed(on, *part));
            } else if !self.account_mut(account).past.as_mut().is_some_and(|past| past.grow_gone(on, part)) {
                self.keep(account, Entry::Gone(on, *part));
            }
        }
    }

    /// Forgets what happened: something has changed that no day before it can be played with.
    pub(crate) fn forget_past(&mut self, account: AccountId) {
        self.account_mut(account).past = None;
    }

    /// Keeps a payment in the place of its value date.
    pub(crate) fn keep_dated(&mut self, account: AccountId, entry: Entry) {
        let account = self.account_mut(account);
        if let Some(past) = &mut account.past {
            past.put_dated(entry);
        }
        account.bound_past();
    }
}

impl crate::account::Account {
    /// A past that has grown too long is forgotten; it begins again at the next cut at which nothing older is open.
    fn bound_past(&mut self) {
        if self.past.as_ref().is_some_and(|past| past.entries.len() > PAST_ENTRIES_MAX) {
            self.past = None;
        }
    }
}

/// The day before which these Terms let no payment count.
fn first_of(terms: &Terms, today: Date) -> Date {
    today.plus_days(-terms.value_date_days_max.cast_signed())
}
