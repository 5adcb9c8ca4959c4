//! When bills are due: cycle days that are moved, and statements that are deferred.

use calendar::{Date, Stamp};
use engine::cycle_day::{self, Changed};
use engine::deferral::{Defer, Deferred};
use engine::{Event, Rejection};

use super::foresee::{Decided, Foreseen};
use super::model::{Account, Statement};
use super::price::half_up;
use super::{Checked, Shard, same};

/// How many days make a year here.
const YEAR: i32 = 365;

impl Shard {
    /// That an account is so late that it is blocked or frozen.
    pub(super) fn late(&self, account: &Account, today: Date) -> Result<(), &'static str> {
        let terms = self.terms_on(account.currency, today).ok_or("currency_mismatch")?;
        if account.charged_off.is_some() {
            return Err("charged_off");
        }
        if account.frozen.is_some() {
            return Err("account_frozen");
        }
        match self.days_past_due(account, today) {
            0 => Ok(()),
            late if late >= terms.frozen_from_days => Err("account_frozen"),
            late if late >= terms.blocked_from_days => Err("overdue"),
            _ => Ok(()),
        }
    }

    /// What a change of a cycle day must be answered with.
    pub(super) fn change_cycle_day(&self, ask: &cycle_day::Change, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        self.late(account, today)?;
        match account.moved {
            _ if account.cycle_day == ask.day => Err("cycle_day_unchanged"),
            Some((on, _)) if today.days_after(on) < YEAR => Err("cycle_day_changed_lately"),
            Some(_) | None => Ok(Foreseen::Accepted),
        }
    }

    pub(super) fn cycle_day_changed(&mut self, event: &Changed, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        same("the cycle day before", account.cycle_day, event.before)?;
        if event.after == event.before || account.moved.is_some_and(|(on, _)| stamp.date.days_after(on) < YEAR) {
            return Err("the cycle day may not be changed".into());
        }
        // Day by day from the cycle date that would have come.
        let mut first = account.cycle_after(stamp.date);
        while first.civil().2 != event.after.day() {
            first = first.plus_days(1);
        }
        same("the first cycle date on the new day", first, event.first)?;
        let account = self.accounts.get_mut(event.account.0).ok_or("no such account")?;
        (account.cycle_day, account.moved) = (event.after, Some((stamp.date, first)));
        account.began = account.began.map(|(_, least)| (first, least));
        account.unbilled.iter_mut().for_each(|purchase| purchase.joins = first);
        for plan in &account.plans {
            self.plans.get_mut(plan.0).ok_or("no such plan")?.joins = first;
        }
        Ok(())
    }

    /// What a deferral must be answered with.
    pub(super) fn defer(&self, ask: &Defer, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        let statement = self.statements.get(ask.statement.0).filter(|statement| statement.account == account.id);
        let statement = statement.ok_or("statement_not_found")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        self.late(account, today)?;
        if self.days_past_due(account, today) > 0 {
            return Err("overdue");
        }
        let terms = self.version(statement.version).ok_or("terms_not_found")?;
        let offer = terms.deferral.ok_or("deferral_not_offered")?;
        if statement.open() == 0 {
            return Err("nothing_due");
        }
        if statement.deferral.is_some() {
            return Err("already_deferred");
        }
        if ask.days == 0 || ask.days > offer.days_max {
            return Err("days_out_of_range");
        }
        let lately = account.deferred_on.iter().filter(|on| today.days_after(**on) < YEAR).count();
        if lately >= offer.times_max as usize { Err("too_many_deferrals") } else { Ok(Foreseen::Accepted) }
    }

    pub(super) fn deferred(&mut self, event: &Deferred, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        let currency = account.currency;
        same("the currency", currency, event.principal.currency)?;
        let statement = self.statements.get(event.statement.0).ok_or("no such statement")?;
        same("whose statement it is", statement.account, event.account)?;
        same("the due date before", statement.due, event.before)?;
        same("the principal deferred", statement.principal(), event.principal.amount.minor())?;
        let days = event.due.days_after(event.before);
        let defer = Defer { account: event.account, statement: event.statement, days: days.max(0).unsigned_abs() };
        self.defer(&defer, stamp.date).map_err(|code| format!("a deferral that is to be refused: {code}"))?;
        let ppm = self.version(statement.version).and_then(|terms| terms.deferral).map_or(0, |one| one.rate.parts());
        let exact = u128::from(statement.principal()) * u128::from(ppm) * u128::from(days.unsigned_abs());
        let fee = half_up(exact, 1_000_000);
        same("the fee", fee, event.fee.minor())?;
        let statement = self.statements.get_mut(event.statement.0).ok_or("no such statement")?;
        (statement.due, statement.counted) = (event.due, event.due);
        statement.deferral = Some(fee);
        self.totals(currency).fee += fee as i64;
        self.totals(currency).fee_income += fee as i64;
        let account = self.account_mut(event.account)?;
        account.posted.fee += fee as i64;
        account.deferred_on.push(stamp.date);
        self.sort_open(event.account)
    }

    /// Puts what is open in the order in which it is due.
    pub(super) fn sort_open(&mut self, id: engine::id::AccountId) -> Checked {
        let account = self.accounts.get_mut(id.0).ok_or("no such account")?;
        let due = |id: &engine::id::StatementId| self.statements.get(id.0).map(|one: &Statement| one.due);
        account.open.sort_by_key(due);
        Ok(())
    }

    /// The figures that a refusal must tell.
    pub(super) fn due_refusal(&self, account: &Account, code: &str, defer: Option<&Defer>) -> Option<Rejection> {
        match (code, defer) {
            ("cycle_day_changed_lately", None) => {
                let (on, _) = account.moved?;
                Some(Rejection::CycleDayChangedLately { again_from: on.plus_days(YEAR) })
            }
            ("already_deferred", Some(defer)) => {
                Some(Rejection::AlreadyDeferred { until: self.statements.get(defer.statement.0)?.due })
            }
            ("days_out_of_range", Some(defer)) => {
                let version = self.statements.get(defer.statement.0)?.version;
                Some(Rejection::DaysOutOfRange { max: self.version(version)?.deferral?.days_max })
            }
            _ => None,
        }
    }
}

/// Checks that an event has what was asked of it.
pub(super) fn answers(day: Option<calendar::CycleDay>, days: Option<u32>, events: &[Event]) -> Checked {
    for event in events {
        match event {
            Event::CycleDayChanged(event) => same("N1: the day asked for", day, Some(event.after))?,
            Event::StatementDeferred(event) => {
                same("N1: the days asked for", days, Some(event.due.days_after(event.before).unsigned_abs()))?;
            }
            _ => {}
        }
    }
    Ok(())
}
