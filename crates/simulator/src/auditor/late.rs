//! Lateness to its end: freezes by the staff, charge-offs and what comes of them, the allowance, promises to pay.

use calendar::{Date, Stamp};
use engine::charge_off::{self, ChargedOff};
use engine::freeze::{self, Act};
use engine::id::AccountId;
use engine::part::{Item, Part};
use engine::promise::{Ended, Made, Make, Outcome};
use engine::{Rejection, allowance};
use money::Amount;

use super::foresee::{Decided, Foreseen};
use super::model::{Account, Promise, WrittenOff};
use super::pay::{Debt, plain, settle};
use super::price::of_rate;
use super::{Checked, Shard, same};

/// The largest amount a command may name.
const COMMAND_MAX: u64 = 1_000_000_000_000;

/// So many days that no world lasts as long.
const NEVER_DAYS: i32 = 100_000;

/// The most days ahead a promise may end.
const PROMISE_DAYS: i32 = 30;

/// Foreseeing.
impl Shard {
    pub(super) fn change_freeze(&self, ask: &freeze::Change) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        let is_so = account.frozen.is_some() == (ask.act == Act::Freeze);
        Ok(if is_so { Foreseen::Already } else { Foreseen::Accepted })
    }

    pub(super) fn charge_off(&self, ask: &charge_off::ChargeOff, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        if account.charged_off.is_some() {
            return Ok(Foreseen::Already);
        }
        let owed = total(&self.all_owed(account, today));
        if owed <= account.credit { Err("nothing_due") } else { Ok(Foreseen::Accepted) }
    }

    pub(super) fn promise(&self, ask: &Make, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        if ask.amount.currency != account.currency {
            return Err("currency_mismatch");
        }
        let (amount, due) = (ask.amount.amount.minor(), self.due_now(account));
        if !(1..=COMMAND_MAX).contains(&amount) {
            return Err("amount_out_of_range");
        }
        if due == 0 {
            return Err("nothing_due");
        }
        if amount > due {
            return Err("amount_out_of_range");
        }
        let days = ask.until.days_after(today);
        if (0..=PROMISE_DAYS).contains(&days) { Ok(Foreseen::Accepted) } else { Err("date_out_of_range") }
    }

    /// What a refusal must tell of a charge-off, a freeze by the staff, or the last day of a promise.
    pub(super) fn late_refusal(&self, account: &Account, code: &str, today: Date) -> Option<Rejection> {
        match (code, &account.charged_off, account.frozen) {
            ("charged_off", Some(debt), _) => Some(Rejection::ChargedOff { since: debt.on }),
            ("account_frozen", None, Some(since)) => Some(Rejection::FrozenByStaff { since }),
            ("date_out_of_range", ..) => {
                Some(Rejection::DateOutOfRange { first: today, last: today.plus_days(PROMISE_DAYS) })
            }
            _ => None,
        }
    }
}

/// What is owed, and when it is too old.
impl Shard {
    /// Everything an account owes, billed or not: statements first, then in order of capture.
    pub(super) fn all_owed(&self, account: &Account, today: Date) -> Vec<Debt> {
        let mut later: Vec<(u32, Debt)> = Vec::new();
        for one in &account.unbilled {
            later.push((one.nth, (Item::Purchase(one.order, one.capture), one.left)));
        }
        for plan in account.plans.iter().filter_map(|id| self.plans.get(id.0)) {
            later.push((plan.nth, (Item::Plan(plan.id), plan.unbilled())));
        }
        later.sort_by_key(|(nth, _)| *nth);
        let mut owed = self.debts(&account.open, today);
        owed.extend(later.into_iter().map(|(_, debt)| debt));
        owed
    }

    /// Whether all that was charged off of an account has come back.
    pub(super) fn is_recovered(&self, account: &Account, today: Date) -> bool {
        account.charged_off.is_some() && total(&self.all_owed(account, today)) == 0
    }

    /// The first day, looked for day by day, on which an account is as late as the Terms of that day let it be.
    pub(super) fn charge_off_day(&self, account: &Account, today: Date) -> Option<Date> {
        let late = self.days_past_due(account, today);
        if account.charged_off.is_some() || self.terms.iter().all(|terms| terms.charged_off_from_days.is_none()) {
            return None;
        }
        let is_too_late = |days: &u32| {
            let date = today.plus_days(-(late.saturating_sub(*days).cast_signed()));
            let from = self.terms_on(account.currency, date).and_then(|terms| terms.charged_off_from_days);
            let is_owed = account.owed_again.is_none_or(|on| on < date);
            is_owed && from.is_some_and(|from| *days >= from)
        };
        (1..=late).find(is_too_late).map(|days| today.plus_days(-((late - days).cast_signed())))
    }

    /// The last day whose start brings statements and penalties to an account.
    pub(super) fn last_day(&self, account: &Account, today: Date) -> Date {
        self.charge_off_day(account, today).map_or(today, |on| on.plus_days(-1))
    }

    /// What of its principal is to be expected to be lost on a day.
    fn expected_loss(&self, account: &Account, today: Date) -> (u64, u32, u64) {
        let at_most = account.began.filter(|(next, _)| today < *next).map_or(u64::MAX, |(_, owed)| owed);
        let principal = if account.charged_off.is_some() { 0 } else { self.principal(account).min(at_most) };
        let late = self.days_past_due(account, today);
        let buckets = self.terms_on(account.currency, today).map_or(&[][..], |terms| &terms.buckets);
        let ppm =
            buckets.iter().filter(|bucket| bucket.from_days <= late).map(|bucket| bucket.allowance.parts()).next_back();
        (principal, ppm.unwrap_or_default(), of_rate(principal, ppm.unwrap_or_default()))
    }

    /// Notes what is owed as somebody asks for something for the first time in a cycle, before that changes anything.
    pub(super) fn note_cycle(&mut self, id: AccountId, today: Date) {
        let Some(account) = self.accounts.get(id.0) else { return };
        let keeps = self.terms_on(account.currency, today).is_some_and(|terms| !terms.buckets.is_empty());
        let is_new = account.began.is_none_or(|(next, _)| next <= today);
        let began = Some((account.cycle_after(today), self.principal(account)));
        if keeps
            && is_new
            && let Ok(account) = self.account_mut(id)
        {
            account.began = began;
        }
    }

    /// Notes the least that is owed in a cycle, after something has happened.
    pub(super) fn note_least(&mut self, id: AccountId) {
        let Some(owed) = self.accounts.get(id.0).map(|account| self.principal(account)) else { return };
        if let Ok(account) = self.account_mut(id)
            && let Some((_, least)) = &mut account.began
        {
            *least = owed.min(*least);
        }
    }

    /// Checks that time has nothing left to bring to an account of this.
    pub(super) fn settled_late(&self, account: &Account, today: Date) -> Checked {
        if let Some(day) = self.charge_off_day(account, today) {
            return Err(format!("it was not charged off on {day}"));
        }
        if account.promise.as_ref().is_some_and(|promise| promise.is_open && promise.until < today) {
            return Err("its promise was not ended".into());
        }
        if account.asked == Some(today) {
            return Ok(());
        }
        same("its allowance", self.expected_loss(account, today).2, account.allowance)
    }
}

/// Events.
impl Shard {
    pub(super) fn freeze_changed(&mut self, event: &freeze::Changed, stamp: Stamp) -> Checked {
        let account = self.account_mut(event.account)?;
        let is_frozen = event.act == Act::Freeze;
        if account.frozen.is_some() == is_frozen {
            return Err("it is so already".into());
        }
        account.frozen = is_frozen.then_some(stamp.date);
        Ok(())
    }

    /// From a charge-off on no day costs anything.
    fn stop_counting(&mut self, event: &ChargedOff) -> Checked {
        let last = if event.by.is_none() { event.on.plus_days(-1) } else { event.on };
        for id in self.account(event.account)?.open.clone() {
            let statement = self.statements.get_mut(id.0).ok_or("no such statement")?;
            statement.count(last);
            statement.counted = event.on.plus_days(NEVER_DAYS);
        }
        Ok(())
    }

    pub(super) fn charged_off(&mut self, event: &ChargedOff, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        let day = match event.by {
            None => self.charge_off_day(account, stamp.date).ok_or("it is not too late")?,
            Some(_) => stamp.date,
        };
        same("the day", day, event.on)?;
        if account.charged_off.is_some() {
            return Err("it was charged off before".into());
        }
        same("how late it is", self.days_past_due(account, day), event.days_past_due)?;
        same("its allowance", account.allowance, event.allowance.minor())?;
        let (paid, left) = settle(self.all_owed(account, day), account.credit);
        same("what the credit balance pays", &paid, &plain(&event.paid))?;
        let (credit, plans, currency) = (account.credit, account.plans.clone(), account.currency);
        self.stop_counting(event)?;
        let deferred = self.stop_subsidies(&plans, &event.subsidies, currency)?;
        self.pay_parts(event.account, &event.paid, day)?;
        self.change_credit(event.account, left as i64 - credit as i64)?;
        for id in plans {
            let gone: u64 = paid.iter().filter(|(item, _)| *item == Item::Plan(id)).map(|(_, amount)| amount).sum();
            let plan = self.plans.get_mut(id.0).ok_or("no such plan")?;
            let rest = plan.unbilled() - gone;
            plan.to_come = if rest > 0 { vec![(rest, 0)] } else { Vec::new() };
        }
        self.prune(event.account)?;
        self.write_off(event, deferred)
    }

    /// Takes what is left of an account's receivables out of the books.
    fn write_off(&mut self, event: &ChargedOff, deferred: u64) -> Checked {
        let account = self.account_mut(event.account)?;
        let gone = account.posted;
        let told = [event.principal, event.fee, event.penalty].map(Amount::signed);
        same("what is charged off", [gone.principal, gone.fee, gone.penalty], told)?;
        (account.posted.principal, account.posted.fee, account.posted.penalty) = (0, 0, 0);
        let allowance = std::mem::take(&mut account.allowance) as i64;
        if gone.principal + gone.fee + gone.penalty > 0 {
            let principal = gone.principal as u64;
            account.charged_off = Some(WrittenOff { on: event.on, principal, recovered: 0 });
        }
        account.lost[0] += gone.principal - deferred as i64;
        let currency = account.currency;
        let totals = self.totals(currency);
        totals.principal -= gone.principal;
        (totals.fee, totals.fee_income) = (totals.fee - gone.fee, totals.fee_income - gone.fee);
        (totals.penalty, totals.penalty_income) = (totals.penalty - gone.penalty, totals.penalty_income - gone.penalty);
        totals.allowance -= allowance;
        totals.losses += gone.principal - allowance - deferred as i64;
        Ok(())
    }

    /// Makes debts that were charged off smaller on a day, and posts what came of them.
    pub(super) fn recover(&mut self, id: AccountId, parts: &[Part], on: Date) -> Checked {
        self.forgive(id, parts, on)?;
        let sum = total(&plain(parts));
        let account = self.account_mut(id)?;
        account.charged_off.as_mut().ok_or("nothing of it was charged off")?.recovered += sum;
        account.lost[1] += sum as i64;
        let currency = account.currency;
        self.totals(currency).recoveries += sum as i64;
        Ok(())
    }

    /// Makes debts that were charged off smaller on a day, in the model alone.
    pub(super) fn forgive(&mut self, id: AccountId, parts: &[Part], on: Date) -> Checked {
        for (item, amount) in plain(parts) {
            self.shrink(id, item, amount, on)?;
            if let Item::Plan(plan) = item {
                let plan = self.plans.get_mut(plan.0).ok_or("no such plan")?;
                let rest = plan.unbilled().checked_sub(amount).ok_or("more than is left of a plan")?;
                plan.to_come = if rest > 0 { vec![(rest, 0)] } else { Vec::new() };
            }
        }
        Ok(())
    }

    pub(super) fn allowance_changed(&mut self, event: &allowance::Changed, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        if account.asked == Some(stamp.date) {
            return Err("somebody has asked for something today".into());
        }
        let (principal, ppm, after) = self.expected_loss(account, stamp.date);
        same("the principal and its rate", (principal, ppm), (event.principal.minor(), event.rate.parts()))?;
        same("how late it is", self.days_past_due(account, stamp.date), event.days_past_due)?;
        same("the allowance", (account.allowance, after), (event.before.minor(), event.after.minor()))?;
        if event.before == event.after {
            return Err("nothing has changed".into());
        }
        let (grown, currency) = (after as i64 - account.allowance as i64, account.currency);
        self.account_mut(event.account)?.allowance = after;
        self.totals(currency).allowance += grown;
        self.totals(currency).losses += grown;
        Ok(())
    }

    pub(super) fn promise_made(&mut self, event: &Made, stamp: Stamp) -> Checked {
        let Made { account, amount, until, via, by } = *event;
        self.promise(&Make { account, amount, until, via, by }, stamp.date)
            .map_err(|code| format!("a promise that is to be refused: {code}"))?;
        let account = self.account_mut(account)?;
        if account.promise.as_ref().is_some_and(|promise| promise.is_open) {
            return Err("another promise runs".into());
        }
        let amount = amount.amount.minor();
        account.promise = Some(Promise { made: stamp.date, amount, until, paid: 0, is_open: true });
        Ok(())
    }

    pub(super) fn promise_ended(&mut self, event: &Ended, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        let promise = account.promise.clone().filter(|promise| promise.is_open).ok_or("no promise runs")?;
        let of_then =
            account.statements.iter().filter(|(cycle, id)| *cycle <= promise.made && account.open.contains(id));
        let is_owed = account.charged_off.is_some() && total(&self.all_owed(account, stamp.date)) > 0;
        let is_kept = promise.paid >= promise.amount || of_then.count() == 0 && !is_owed;
        let outcome = match is_kept {
            true => Outcome::Kept,
            false if promise.until < stamp.date => Outcome::Broken,
            false => Outcome::Superseded,
        };
        same("what became of it", (outcome, promise.paid), (event.outcome, event.paid.minor()))?;
        self.account_mut(event.account)?.promise = Some(Promise { is_open: false, ..promise });
        Ok(())
    }
}

/// All of several debts.
pub(super) fn total(debts: &[Debt]) -> u64 {
    debts.iter().map(|(_, owed)| owed).sum()
}
