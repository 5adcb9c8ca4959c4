//! Limits: what the answer to a change must be, what its event must say, and what that makes true.

use calendar::{Date, Stamp};
use engine::limit::{BelowExposure, Change, Changed, Limit, Reason, TemporaryChange};
use engine::{Event, Rejection};
use money::{Amount, Money};

use super::foresee::{Decided, Foreseen};
use super::model::Account;
use super::{Checked, Shard, same};

/// The most days ahead a temporary limit may end.
const DAYS_MAX: i32 = 366;

/// A fixed limit, and a temporary one with its last day.
type Parts = (u64, Option<(u64, Date)>);

impl Shard {
    /// What a change must be answered with on a day.
    pub(super) fn change_limit(&self, ask: &Change, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        let terms = self.terms_on(account.currency, today).ok_or("currency_mismatch")?;
        let named = match ask.temporary {
            TemporaryChange::Set { amount, .. } => [ask.fixed, Some(amount)],
            TemporaryChange::Keep | TemporaryChange::Remove => [ask.fixed, None],
        };
        if named.into_iter().flatten().any(|money| money.currency != account.currency) {
            return Err("currency_mismatch");
        }
        let (before, after) = (counting(account, today), wanted(account, ask, today));
        if before == after {
            return Ok(Foreseen::Already);
        }
        let cap = terms.consumer_cap.minor();
        let together = after.0 + after.1.map_or(0, |(more, _)| more);
        if together > cap && !is_within(after, before) {
            return Err("amount_out_of_range");
        }
        if let Some((more, last)) = after.1.filter(|_| before.1 != after.1) {
            if more == 0 {
                return Err("amount_out_of_range");
            }
            if last < today || last.days_after(today) > DAYS_MAX {
                return Err("date_out_of_range");
            }
        }
        if ask.reason == Reason::CustomerRequest && !is_within(after, before) {
            return Err("limit_only_lowered");
        }
        let used = self.exposure_of(account);
        let (was, will) = (on(before, today), on(after, today));
        let is_below = will < was && will < used;
        match is_below && ask.below_exposure == BelowExposure::Refused {
            true => Err("limit_below_exposure"),
            false => Ok(Foreseen::Accepted),
        }
    }

    /// What a refusal of a change must tell.
    pub(super) fn limit_refusal(&self, account: &Account, ask: &Change, code: &str, today: Date) -> Option<Rejection> {
        let money = |minor| Money { amount: Amount::of(minor), currency: account.currency };
        if code == "date_out_of_range" {
            return Some(Rejection::DateOutOfRange { first: today, last: today.plus_days(DAYS_MAX) });
        }
        let used = self.exposure_of(account);
        let over = used.checked_sub(on(wanted(account, ask, today), today))?;
        Some(Rejection::LimitBelowExposure { exposure: money(used), over: money(over) })
    }

    /// Checks a change against what is known, and makes it true.
    pub(super) fn limit_changed(&mut self, event: &Changed, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        let (before, after) = (counting(account, stamp.date), parts(&event.after));
        same("the limit before", before, parts(&event.before))?;
        same("what is used", self.exposure_of(account), event.exposure.amount.minor())?;
        same("the currency", account.currency, event.exposure.currency)?;
        let cap = self.terms_on(account.currency, stamp.date).ok_or("no Terms in its currency")?.consumer_cap.minor();
        let most = after.0 + after.1.map_or(0, |(more, _)| more);
        if before == after || most > cap && !is_within(after, before) {
            return Err(format!("{before:?} is changed to {after:?}, under a cap of {cap}"));
        }
        if event.reason == Reason::CustomerRequest && !is_within(after, before) {
            return Err(format!("the customer raises {before:?} to {after:?}"));
        }
        let account = self.account_mut(event.account)?;
        (account.limit, account.temporary) = after;
        Ok(())
    }
}

/// Checks that a change does to the temporary limit what its request asked for.
pub(super) fn answers(asked: &TemporaryChange, events: &[Event]) -> Checked {
    for event in events {
        let Event::LimitChanged(event) = event else { continue };
        let wanted = match asked {
            TemporaryChange::Keep => event.before.temporary.map(|one| (one.amount, one.until)),
            TemporaryChange::Remove => None,
            TemporaryChange::Set { amount, until } => Some((amount.amount, *until)),
        };
        let found = event.after.temporary.map(|one| (one.amount, one.until));
        same("N1: the temporary limit asked for", wanted, found)?;
    }
    Ok(())
}

fn parts(limit: &Limit) -> Parts {
    (limit.fixed.minor(), limit.temporary.map(|one| (one.amount.minor(), one.until)))
}

/// What of an account's limit counts on a day.
fn counting(account: &Account, today: Date) -> Parts {
    (account.limit, account.temporary.filter(|(_, last)| *last >= today))
}

/// The limit that a change asks for.
fn wanted(account: &Account, ask: &Change, today: Date) -> Parts {
    let (fixed, temporary) = counting(account, today);
    let temporary = match ask.temporary {
        TemporaryChange::Keep => temporary,
        TemporaryChange::Remove => None,
        TemporaryChange::Set { amount, until } => Some((amount.amount.minor(), until)),
    };
    (ask.fixed.map_or(fixed, |money| money.amount.minor()), temporary)
}

/// The limit of a day.
fn on((fixed, temporary): Parts, day: Date) -> u64 {
    fixed + temporary.filter(|(_, last)| day <= *last).map_or(0, |(more, _)| more)
}

/// Whether no part of a limit is larger than in another, nor counts for longer.
fn is_within(after: Parts, before: Parts) -> bool {
    let temporary = match (after.1, before.1) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some((more, last)), Some((had, until))) => more <= had && last <= until,
    };
    after.0 <= before.0 && temporary
}
