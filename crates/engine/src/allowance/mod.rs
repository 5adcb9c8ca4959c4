//! The allowance: what is to be expected to be lost of the principal that an account owes, by how late it is.
//!
//! It is `round(principal × rate / 10⁶)`, at the rate of the bucket of days past due that the account is in, under the Terms in
//! force. It is set once in each of the account's cycles, and whenever the account comes into a bucket of another rate or owes
//! nothing any more, always as of the start of a day. So a purchase writes nothing for it, and what is bought meanwhile counts from
//! the next cycle on, or as soon as it is late.

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
    let principal = if account.charged_off.is_some() { Amount::ZERO } else { account.principal };
    let rate = terms.bucket_at(days_past_due).allowance;
    if !principal.is_zero() && account.allowance_of.is_some_and(|(until, of)| today < until && of == rate) {
        return None;
    }
    let (account, before, after) = (account.id, account.allowance, rate.of(principal));
    let changed = Changed { account, principal, days_past_due, rate, before, after };
    (after != before).then_some(Event::AllowanceChanged(changed))
}

/// Notes that somebody asks for something on `account` today. Where no allowance is kept there is nothing to note.
pub(crate) fn note_asked(state: &mut State, id: AccountId) {
    let today = state.stamp().date;
    let Ok(account) = state.account(id) else { return };
    if account.asked == Some(today) || state.terms_for(account, today).buckets.is_empty() {
        return;
    }
    state.account_mut(id).asked = Some(today);
}

pub(crate) fn apply(state: &mut State, event: &Changed) {
    let today = state.stamp().date;
    let account = state.account_mut(event.account);
    account.allowance = event.after;
    account.allowance_of = Some((account.cycles().after(today), event.rate));
}
