//! Concessions: what the answer to each command about them must be, what its event must say, and what that makes true.

use calendar::{Date, Stamp};
use engine::concession::{Approve, Concede, Decline, Declined, Granted, Proposed, Reverse, Reversed, Status, What};
use engine::id::StaffId;
use engine::part::{Item, Part};
use engine::staff::Staff;
use money::Currency;

use super::foresee::{Decided, Foreseen};
use super::model::{Account, Concession};
use super::pay::{Debt, plain, settle};
use super::{Auditor, Checked, Shard, same};

/// What a command may name, at most, and what a credit balance may be.
const COMMAND_MAX: u64 = 1_000_000_000_000;
const CREDIT_MAX: u64 = 1_000_000_000_000_000;

/// The most concessions that may wait on an account.
const WAITING_MAX: usize = 10;

impl Auditor {
    /// What one of the staff gave on a day, over all shards.
    pub(super) fn given(&self, staff: StaffId, currency: Option<Currency>, today: Date) -> u64 {
        let Some(currency) = currency else { return 0 };
        self.shards.iter().filter_map(|shard| shard.given.get(&(staff, today, currency))).sum()
    }
}

impl Shard {
    /// What a role may give with one act and a day, if anything.
    fn authority(&self, account: &Account, staff: Staff, today: Date) -> Option<(u64, u64)> {
        let terms = self.terms_on(account.currency, today)?;
        let found = terms.concessions.iter().find(|authority| authority.role == staff.role)?;
        Some((found.per_act.minor(), found.per_day.minor()))
    }

    /// What is owed of what is to be conceded; nothing is owed of goodwill.
    fn owed(&self, account: &Account, what: What) -> Result<Vec<Debt>, &'static str> {
        let debts = match what {
            What::Penalty(id) | What::Fee(id) => {
                let statement = self.statements.get(id.0).filter(|statement| statement.account == account.id);
                let statement = statement.ok_or("statement_not_found")?;
                match what {
                    What::Penalty(_) => vec![(Item::Penalty(id), statement.penalty)],
                    _ => (0_u32..)
                        .zip(&statement.lines)
                        .map(|(at, line)| (Item::Fee(id, at), line.fee))
                        .chain(statement.deferral.map(|fee| (Item::Deferral(id), fee)))
                        .collect(),
                }
            }
            What::Goodwill(Some(order)) if self.orders.get(order.0).is_none_or(|one| one.account != account.id) => {
                return Err("order_not_found");
            }
            What::Goodwill(_) => Vec::new(),
        };
        Ok(debts)
    }

    /// The most that can be conceded.
    fn concedable(account: &Account, what: What, owed: &[Debt]) -> u64 {
        match what {
            What::Penalty(_) | What::Fee(_) => owed.iter().map(|(_, owed)| owed).sum(),
            What::Goodwill(_) => (CREDIT_MAX - account.credit).min(COMMAND_MAX),
        }
    }

    pub(super) fn concede(&self, ask: &Concede, given: u64, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        let owed = self.owed(account, ask.what)?;
        let (per_act, per_day) = self.authority(account, ask.by, today).ok_or("role_not_allowed")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        is_receivable(account, ask.what)?;
        if ask.amount.is_some_and(|money| money.currency != account.currency) {
            return Err("currency_mismatch");
        }
        let open = Shard::concedable(account, ask.what, &owed);
        let asked = match ask.amount {
            Some(money) => money.amount.minor(),
            None if matches!(ask.what, What::Goodwill(_)) => 0,
            None => open,
        };
        if ask.amount.is_some() && !(1..=COMMAND_MAX).contains(&asked) {
            return Err("amount_out_of_range");
        }
        if open == 0 {
            return Err("nothing_to_waive");
        }
        let terms = self.terms_on(account.currency, today).ok_or("currency_mismatch")?;
        let most = terms.concessions.iter().map(|one| one.per_act.minor()).max().unwrap_or(0);
        if asked == 0 || asked > open || asked > most {
            return Err("amount_out_of_range");
        }
        let is_beyond = asked > per_act || given + asked > per_day;
        if is_beyond && account.proposals.len() >= WAITING_MAX {
            return Err("too_many_proposals");
        }
        Ok(Foreseen::Accepted)
    }

    pub(super) fn approve_concession(&self, ask: &Approve, given: u64, today: Date) -> Decided {
        let found = self.concessions.get(ask.concession.0).ok_or("concession_not_found")?;
        let account = self.accounts.get(found.account.0).ok_or("account_not_found")?;
        let (per_act, per_day) = self.authority(account, ask.by, today).ok_or("role_not_allowed")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        is_receivable(account, found.what)?;
        match found.status {
            Status::Granted if found.was_proposed => return Ok(Foreseen::Already),
            Status::Granted | Status::Declined | Status::Reversed => return Err("concession_not_open"),
            Status::Proposed => {}
        }
        if found.by == ask.by.id {
            return Err("second_person_required");
        }
        let owed = self.owed(account, found.what)?;
        let amount = found.asked.min(Shard::concedable(account, found.what, &owed));
        if amount == 0 {
            return Err("nothing_to_waive");
        }
        let is_beyond = amount > per_act || given + amount > per_day;
        if is_beyond { Err("authority_exceeded") } else { Ok(Foreseen::Accepted) }
    }

    /// A concession and its account, for who may undo it: somebody of a role that may give something.
    fn undone(&self, id: u64, staff: Staff, today: Date) -> Result<(&Concession, &Account, u64), &'static str> {
        let found = self.concessions.get(id).ok_or("concession_not_found")?;
        let account = self.accounts.get(found.account.0).ok_or("account_not_found")?;
        let (per_act, _) = self.authority(account, staff, today).ok_or("role_not_allowed")?;
        if account.closed.is_some() { Err("account_closed") } else { Ok((found, account, per_act)) }
    }

    pub(super) fn decline_concession(&self, ask: &Decline, today: Date) -> Decided {
        match self.undone(ask.concession.0, ask.by, today)?.0.status {
            Status::Proposed => Ok(Foreseen::Accepted),
            Status::Declined => Ok(Foreseen::Already),
            Status::Granted | Status::Reversed => Err("concession_not_open"),
        }
    }

    pub(super) fn reverse_concession(&self, ask: &Reverse, today: Date) -> Decided {
        let (found, account, per_act) = self.undone(ask.concession.0, ask.by, today)?;
        is_receivable(account, found.what)?;
        match found.status {
            Status::Reversed => return Ok(Foreseen::Already),
            Status::Proposed | Status::Declined => return Err("concession_not_reversible"),
            Status::Granted => {}
        }
        let is_goodwill = matches!(found.what, What::Goodwill(_));
        if is_goodwill && account.credit < found.given || self.refunded_of(&found.parts) != found.refunded {
            return Err("concession_not_reversible");
        }
        if found.given > per_act { Err("authority_exceeded") } else { Ok(Foreseen::Accepted) }
    }

    /// What was refunded of the plans whose fees these are.
    fn refunded_of(&self, parts: &[Debt]) -> u64 {
        let plans = parts.iter().filter_map(|(item, _)| self.plan_of_fee(*item));
        plans.filter_map(|plan| self.plans.get(plan.0)).map(|plan| plan.refunded).sum()
    }

    fn plan_of_fee(&self, item: Item) -> Option<engine::id::PlanId> {
        let Item::Fee(statement, at) = item else { return None };
        self.statements.get(statement.0)?.lines.get(at as usize)?.plan
    }

    pub(super) fn concession_proposed(&mut self, event: &Proposed) -> Checked {
        self.deal(event.concession.0)?;
        let account = self.account(event.account)?;
        let open = Shard::concedable(account, event.what, &self.owed(account, event.what)?);
        let asked = event.amount.amount.minor();
        if asked == 0 || asked > open {
            return Err(format!("{asked} is proposed of {open}"));
        }
        let proposed = Concession {
            account: event.account,
            what: event.what,
            asked,
            given: 0,
            parts: Vec::new(),
            by: event.by.id,
            was_proposed: true,
            status: Status::Proposed,
            refunded: 0,
        };
        self.concessions.put(event.concession.0, proposed);
        self.account_mut(event.account)?.proposals.push(event.concession);
        Ok(())
    }

    pub(super) fn concession_granted(&mut self, event: &Granted, stamp: Stamp) -> Checked {
        let was_proposed = self.approves(event)?;
        let account = self.account(event.account)?;
        let currency = account.currency;
        let owed = self.owed(account, event.what)?;
        let open = Shard::concedable(account, event.what, &owed);
        let (asked, given) = (event.asked.amount.minor(), event.given.minor());
        same("what is given", asked.min(open), given)?;
        same("the debts it is given of", settle(owed, given).0, plain(&event.parts))?;
        let giver = event.approved.unwrap_or(event.by);
        let (per_act, per_day) = self.authority(account, giver, stamp.date).ok_or("a role that may give nothing")?;
        let sum = self.given.entry((giver.id, stamp.date, currency)).or_default();
        *sum += given;
        if given == 0 || given > per_act || *sum > per_day {
            return Err(format!("{given} is given, {sum} that day, by who may give {per_act} and {per_day}"));
        }
        let parts = plain(&event.parts);
        let refunded = self.refunded_of(&parts);
        self.concede_parts(event.account, event.what, &event.parts, given, stamp.date)?;
        let (account, what, by) = (event.account, event.what, event.by.id);
        let status = Status::Granted;
        let granted = Concession { account, what, asked, given, parts, by, was_proposed, status, refunded };
        self.concessions.put(event.concession.0, granted);
        self.account_mut(event.account)?.proposals.retain(|waiting| *waiting != event.concession);
        self.prune(event.account)
    }

    /// Whether a grant approves what somebody else proposed.
    fn approves(&mut self, event: &Granted) -> Result<bool, String> {
        let Some(second) = event.approved else {
            self.deal(event.concession.0)?;
            return Ok(false);
        };
        let found = self.concessions.get(event.concession.0).ok_or("what nobody proposed is approved")?;
        same("where it stands", Status::Proposed, found.status)?;
        same("what was proposed", (found.what, found.asked, found.by), {
            (event.what, event.asked.amount.minor(), event.by.id)
        })?;
        if second.id == event.by.id {
            return Err("who proposed it approves it".into());
        }
        Ok(true)
    }

    /// What a concession takes off debts, incomes and expenses.
    fn concede_parts(
        &mut self,
        account: engine::id::AccountId,
        what: What,
        parts: &[Part],
        given: u64,
        on: Date,
    ) -> Checked {
        let currency = self.account(account)?.currency;
        self.pay_parts(account, parts, on)?;
        for (item, amount) in plain(parts) {
            if let Some(plan) = self.plan_of_fee(item) {
                self.plans.get_mut(plan.0).ok_or("no such plan")?.fee_back += amount;
            }
        }
        match what {
            What::Penalty(_) => self.totals(currency).penalty_income -= given as i64,
            What::Fee(_) => self.totals(currency).fee_income -= given as i64,
            What::Goodwill(_) => {
                self.totals(currency).goodwill += given as i64;
                self.change_credit(account, given as i64)?;
            }
        }
        Ok(())
    }

    pub(super) fn concession_declined(&mut self, event: &Declined) -> Checked {
        let found = self.concessions.get_mut(event.concession.0).ok_or("no such concession")?;
        same("where it stands", Status::Proposed, found.status)?;
        found.status = Status::Declined;
        self.account_mut(event.account)?.proposals.retain(|waiting| *waiting != event.concession);
        Ok(())
    }

    pub(super) fn concession_reversed(&mut self, event: &Reversed, today: Date) -> Checked {
        let found = self.concessions.get_mut(event.concession.0).ok_or("no such concession")?;
        same("where it stands", Status::Granted, found.status)?;
        same("what was given", (found.given, &found.parts), (event.amount.amount.minor(), &plain(&event.parts)))?;
        found.status = Status::Reversed;
        let (what, given, parts) = (found.what, found.given, found.parts.clone());
        for (item, amount) in parts {
            self.owe_again(event.account, item, amount)?;
        }
        let currency = self.account(event.account)?.currency;
        match what {
            What::Penalty(_) => self.totals(currency).penalty_income += given as i64,
            What::Fee(_) => self.totals(currency).fee_income += given as i64,
            What::Goodwill(_) => {
                self.totals(currency).goodwill -= given as i64;
                self.change_credit(event.account, -(given as i64))?;
            }
        }
        self.open_again(event.account, what, today)
    }

    fn owe_again(&mut self, account: engine::id::AccountId, item: Item, amount: u64) -> Checked {
        let signed = amount as i64;
        let plan = self.plan_of_fee(item);
        let currency = self.account(account)?.currency;
        match item {
            Item::Penalty(id) => {
                self.statements.get_mut(id.0).ok_or("no such statement")?.penalty += amount;
                self.account_mut(account)?.posted.penalty += signed;
                self.totals(currency).penalty += signed;
            }
            Item::Fee(id, at) => {
                self.statements.get_mut(id.0).ok_or("no such statement")?.lines[at as usize].fee += amount;
                self.account_mut(account)?.posted.fee += signed;
                self.totals(currency).fee += signed;
            }
            Item::Deferral(id) => {
                let statement = self.statements.get_mut(id.0).ok_or("no such statement")?;
                *statement.deferral.as_mut().ok_or("a statement that is not deferred")? += amount;
                self.account_mut(account)?.posted.fee += signed;
                self.totals(currency).fee += signed;
            }
            Item::Principal(..) | Item::Purchase(..) | Item::Plan(_) => return Err("principal is owed again".into()),
        }
        if let Some(plan) = plan {
            let plan = self.plans.get_mut(plan.0).ok_or("no such plan")?;
            plan.fee_back = plan.fee_back.checked_sub(amount).ok_or("more is owed again than was given back")?;
        }
        Ok(())
    }

    /// The statement is among the open ones again, which stand by due date.
    fn open_again(&mut self, account: engine::id::AccountId, what: What, today: Date) -> Checked {
        let (What::Penalty(id) | What::Fee(id)) = what else { return Ok(()) };
        let account_of = self.account_mut(account)?;
        account_of.owed_again = Some(today);
        if !account_of.open.contains(&id) {
            account_of.open.push(id);
        }
        self.sort_open(account)
    }
}

/// That a fee or a penalty was not charged off.
fn is_receivable(account: &Account, what: What) -> Result<(), &'static str> {
    match what {
        What::Penalty(_) | What::Fee(_) if account.charged_off.is_some() => Err("charged_off"),
        What::Penalty(_) | What::Fee(_) | What::Goodwill(_) => Ok(()),
    }
}
