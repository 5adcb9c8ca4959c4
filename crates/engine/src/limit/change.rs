//! Changing a limit: raised, lowered, or raised for a while.

use calendar::{Date, Stamp};
use money::{Amount, Currency, Money};

use super::{BelowExposure, Change, Changed, Limit, Reason, Temporary, TemporaryChange};
use crate::account::Account;
use crate::limits::TEMPORARY_DAYS_MAX;
use crate::{Event, Rejection, State};

pub(crate) fn decide(state: &State, ask: &Change, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    account.refuse_closed()?;
    let before = account.limit_in_parts().in_force(stamp.date);
    let after = wanted(account, &before, ask)?;
    if after == before {
        return Ok(Vec::new());
    }
    let terms = state.terms_for(account, stamp.date);
    refuse_outside(&before, &after, terms.consumer_cap, account.currency)?;
    refuse_untimely(&before, &after, stamp.date)?;
    if ask.reason == Reason::CustomerRequest && after.is_raised_from(&before) {
        return Err(Rejection::LimitOnlyLowered);
    }
    let money = |amount| Money { amount, currency: account.currency };
    let (exposure, limit) = (account.exposure(), after.on(stamp.date));
    let is_below = limit < before.on(stamp.date) && limit < exposure;
    if is_below && ask.below_exposure == BelowExposure::Refused {
        return Err(Rejection::LimitBelowExposure { exposure: money(exposure), over: money(exposure - limit) });
    }
    let Change { account, reason, by, .. } = *ask;
    Ok(vec![Event::LimitChanged(Changed { account, before, after, exposure: money(exposure), reason, by })])
}

/// The limit as it is asked for.
fn wanted(account: &Account, before: &Limit, ask: &Change) -> Result<Limit, Rejection> {
    if let Some(fixed) = ask.fixed {
        account.accept(fixed)?;
    }
    let temporary = match ask.temporary {
        TemporaryChange::Keep => before.temporary,
        TemporaryChange::Remove => None,
        TemporaryChange::Set { amount, until } => {
            account.accept(amount)?;
            Some(Temporary { amount: amount.amount, until })
        }
    };
    Ok(Limit { fixed: ask.fixed.map_or(before.fixed, |fixed| fixed.amount), temporary })
}

/// The temporary limit, if it is another one than before.
fn new_temporary(before: &Limit, after: &Limit) -> Option<Temporary> {
    after.temporary.filter(|_| after.temporary != before.temporary)
}

/// Refuses more than a person may owe, both parts together, and a temporary part of nothing. What only makes a limit smaller is
/// never too much, even if newer Terms allow less than is left.
fn refuse_outside(before: &Limit, after: &Limit, cap: Amount, currency: Currency) -> Result<(), Rejection> {
    let new = new_temporary(before, after);
    let (least, most) = (Amount::of(1), cap.less(after.fixed));
    if new.is_some_and(|new| new.amount < least) {
        return Err(Rejection::AmountOutOfRange { min: least, max: most, currency });
    }
    let temporary = after.temporary.map_or(Amount::ZERO, |temporary| temporary.amount);
    if after.fixed + temporary <= cap || !after.is_raised_from(before) {
        return Ok(());
    }
    let beside = if new.is_none() { temporary } else { Amount::ZERO };
    match after.fixed > cap.less(beside) {
        true => Err(Rejection::AmountOutOfRange { min: Amount::ZERO, max: cap.less(beside), currency }),
        false => Err(Rejection::AmountOutOfRange { min: least, max: most, currency }),
    }
}

/// Refuses a temporary part that is over already, and one that lasts so long that it is none.
fn refuse_untimely(before: &Limit, after: &Limit, today: Date) -> Result<(), Rejection> {
    let (first, last) = (today, today.plus_days(TEMPORARY_DAYS_MAX));
    match new_temporary(before, after).is_none_or(|new| (first..=last).contains(&new.until)) {
        true => Ok(()),
        false => Err(Rejection::DateOutOfRange { first, last }),
    }
}

pub(crate) fn apply(state: &mut State, event: &Changed) {
    let account = state.account_mut(event.account);
    account.limit = event.after.fixed;
    account.temporary = event.after.temporary;
}
