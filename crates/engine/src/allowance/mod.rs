//! The allowance: what is to be expected to be lost of the principal that an account owes, by how late it is.
//!
//! At the start of each day it is `round(principal × rate / 10⁶)`, at the rate of the bucket of days past due that the account is
//! in then, under the Terms in force. The principal is the least that was owed since the account's cycle began: what is bought counts
//! from the next cycle on. So nothing is written for a purchase, one event at most for an account and a day, and
//! being late with a day changes no figure.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Rate};

use crate::account::{self, Account};
use crate::id::AccountId;
use crate::{Event, State};

mod report;

pub use report::{InBucket, add, of_buckets};

/// The allowance for an account changed at the start of a day.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Changed {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// The principal it owes.
    #[n(1)]
    pub principal: Amount,
    /// How many days it is past due.
    #[n(2)]
    pub days_past_due: u32,
    /// What is to be expected to be lost of that: the rate of its bucket.
    #[n(3)]
    pub rate: Rate,
    /// What the allowance was.
    #[n(4)]
    pub before: Amount,
    /// What it is: `round(principal × rate / 10⁶)`.
    #[n(5)]
    pub after: Amount,
}

/// The change of the allowance for `account` that the start of the day `today` has brought.
///
/// An account on which somebody has asked for something today was looked at before that, and is not looked at again.
pub(crate) fn next(state: &State, account: &Account, today: Date) -> Option<Event> {
    if account.asked == Some(today) {
        return None;
    }
    // Most accounts owe nothing on most days.
    if account.principal.is_zero() && account.allowance.is_zero() {
        return None;
    }
    let terms = state.terms_for(account, today);
    if terms.buckets.is_empty() && account.allowance.is_zero() {
        return None;
    }
    let days_past_due = account::lateness(state, account, today).days_past_due;
    // What was charged off is lost already.
    let principal = if account.charged_off.is_some() { Amount::ZERO } else { counted(account, today) };
    let rate = terms.bucket_at(days_past_due).allowance;
    let (account, before, after) = (account.id, account.allowance, rate.of(principal));
    let changed = Changed { account, principal, days_past_due, rate, before, after };
    (after != before).then_some(Event::AllowanceChanged(changed))
}

/// The least that was owed since the cycle of the day began.
fn counted(account: &Account, today: Date) -> Amount {
    match account.cycle_began {
        Some((next, owed)) if today < next => account.principal.at_most(owed),
        Some(_) | None => account.principal,
    }
}

/// Notes that somebody asks for something on `account` today, before that changes anything. Where no allowance is kept there is
/// nothing to note.
pub(crate) fn note_asked(state: &mut State, id: AccountId) {
    let today = state.stamp().date;
    let Ok(account) = state.account(id) else { return };
    if account.asked == Some(today) || state.terms_for(account, today).buckets.is_empty() {
        return;
    }
    let account = state.account_mut(id);
    account.asked = Some(today);
    if account.cycle_began.is_none_or(|(next, _)| next <= today) {
        account.cycle_began = Some((account.cycles().after(today), account.principal));
    }
}

/// Notes what is owed on `account` after something has happened, when it is less than ever in its cycle.
pub(crate) fn note_owed(state: &mut State, id: AccountId) {
    let Ok(account) = state.account(id) else { return };
    let owed = account.principal;
    if account.cycle_began.is_some_and(|(_, least)| owed < least)
        && let Some((_, least)) = &mut state.account_mut(id).cycle_began
    {
        *least = owed;
    }
}

pub(crate) fn apply(state: &mut State, event: &Changed) {
    state.account_mut(event.account).allowance = event.after;
}
