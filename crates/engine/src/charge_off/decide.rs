//! Deciding a charge-off: by age, at the start of a day, or by the staff.

use calendar::Date;
use money::Amount;

use super::{ChargeOff, ChargedOff, Reason, owed};
use crate::account::{self, Account};
use crate::id::StaffId;
use crate::part::{self, Sums};
use crate::{Event, Rejection, State};

pub(crate) fn decide(state: &State, ask: &ChargeOff, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    account.refuse_closed()?;
    if account.charged_off.is_some() {
        return Ok(Vec::new());
    }
    let event = event(state, account, today, Some((ask.reason, ask.by)));
    // What the credit balance pays whole is no loss.
    match event.total().is_zero() {
        true => Err(Rejection::NothingDue),
        false => Ok(vec![Event::AccountChargedOff(event)]),
    }
}

/// The charge-off that is to happen on `on`, once everything before that day has.
pub(crate) fn next(state: &State, account: &Account, on: Option<Date>) -> Option<Event> {
    on.map(|on| Event::AccountChargedOff(event(state, account, on, None)))
}

/// The first day, up to `today`, at whose start the oldest debt of `account` is as old as the Terms in force that day let it be.
///
/// What is rolled late comes to the same day: it follows from the due date and from the first days of the Terms alone.
pub(crate) fn day(state: &State, account: &Account, today: Date) -> Option<Date> {
    if account.charged_off.is_some() {
        return None;
    }
    let since = account::lateness(state, account, today).since?;
    let mut versions: Vec<_> = state.versions().filter(|terms| terms.currency == account.currency).collect();
    versions.sort_by_key(|terms| (terms.in_force_from, terms.version));
    let ends = versions.iter().skip(1).map(|next| next.in_force_from).chain([None]);
    let days = versions.iter().zip(ends).filter_map(|(terms, end)| {
        let aged = since.plus_days(terms.charged_off_from_days?.cast_signed());
        let day = terms.in_force_from.map_or(aged, |from| from.max(aged));
        // What is owed again was not owed at the start of this day.
        let day = account.owed_again.map_or(day, |on| day.max(on.plus_days(1)));
        (day <= today && end.is_none_or(|end| day < end)).then_some(day)
    });
    days.min()
}

fn event(state: &State, account: &Account, on: Date, by: Option<(Reason, StaffId)>) -> ChargedOff {
    let debts = owed(state, account, on);
    let all = Sums::of(&debts);
    let (paid, _) = part::settle(debts, account.credit);
    let less = Sums::of(&paid);
    let written = |all: Amount, paid: Amount| all - paid;
    ChargedOff {
        account: account.id,
        on,
        days_past_due: account::lateness(state, account, on).days_past_due,
        by,
        principal: written(all.principal, less.principal),
        fee: written(all.fee, less.fee),
        penalty: written(all.penalty, less.penalty),
        allowance: account.allowance,
        paid,
        subsidies: account.plans.iter().filter_map(|id| state.live_plan(*id).earned_last()).collect(),
    }
}
