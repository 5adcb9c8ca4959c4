//! Cycle days: the customer moves theirs, at most once a year, and the cycle under way is lengthened for it, never shortened.
//!
//! With the cycle day 10, on the 5th of July, the next cycle date is the 10th. A change to the 15th moves it to 2026-07-15; one to
//! the 8th to 2026-08-08, as the 8th of July would come too soon. Statements that are cut keep their due dates.

use calendar::{CycleDay, Date};
use minicbor::{Decode, Encode};

use crate::id::AccountId;
use crate::limits::CYCLE_DAY_CHANGE_DAYS;
use crate::order::refuse_late;
use crate::{Event, Rejection, State};

/// The cycle dates of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycles {
    /// The day of the month they are on.
    pub day: CycleDay,
    /// Before this date there is none; that is so after the day was changed.
    pub first: Option<Date>,
}

/// The last change of an account's cycle day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct LastChange {
    /// The business date it was made on.
    #[n(0)]
    pub on: Date,
    /// The first cycle date on the new day.
    #[n(1)]
    pub first: Date,
}

/// What is asked of a cycle day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The account.
    pub account: AccountId,
    /// The day it shall be.
    pub day: CycleDay,
}

/// A cycle day was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Changed {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// The day it was.
    #[n(1)]
    pub before: CycleDay,
    /// The day it is.
    #[n(2)]
    pub after: CycleDay,
    /// The first cycle date on it: the first such day on or after the cycle date that would have come next.
    #[n(3)]
    pub first: Date,
}

impl Cycles {
    /// The first cycle date strictly after `date`.
    ///
    /// ```
    /// use calendar::{CycleDay, Date};
    /// use engine::cycle_day::Cycles;
    /// let cycles = Cycles { day: CycleDay::new(8).expect("a day"), first: Date::parse("2026-08-08") };
    /// let after = |date| cycles.after(Date::parse(date).expect("a date")).to_string();
    /// assert_eq!([after("2026-07-05"), after("2026-08-07"), after("2026-08-08")], ["2026-08-08", "2026-08-08", "2026-09-08"]);
    /// ```
    pub fn after(self, date: Date) -> Date {
        self.first.filter(|first| date < *first).unwrap_or_else(|| self.day.next_after(date))
    }
}

pub(crate) fn decide(state: &State, ask: &Change, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    account.refuse_closed()?;
    refuse_late(state, account, today)?;
    if ask.day == account.cycle_day {
        return Err(Rejection::CycleDayUnchanged);
    }
    if let Some(last) = account.cycle_change {
        let again_from = last.on.plus_days(CYCLE_DAY_CHANGE_DAYS);
        if today < again_from {
            return Err(Rejection::CycleDayChangedLately { again_from });
        }
    }
    let first = ask.day.next_after(account.cycles().after(today).plus_days(-1));
    let Change { account: id, day } = *ask;
    Ok(vec![Event::CycleDayChanged(Changed { account: id, before: account.cycle_day, after: day, first })])
}

pub(crate) fn apply(state: &mut State, event: &Changed) {
    let on = state.stamp().date;
    let account = state.account_mut(event.account);
    account.cycle_day = event.after;
    account.cycle_change = Some(LastChange { on, first: event.first });
    account.next_cycle = event.first;
    if let Some((next, _)) = &mut account.cycle_began
        && on < *next
    {
        *next = event.first;
    }
}
