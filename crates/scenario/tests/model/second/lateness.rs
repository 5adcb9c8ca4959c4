//! Lateness to the end: what is expected to be lost, what is charged off, what comes of it after that, and freezing by the staff.

use super::account::Debt;
use super::money::ppm;
use super::plan::Plan;
use super::{Answer, Minor, World, no};

/// A debt that was charged off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChargedOff {
    pub on: i32,
    pub principal: Minor,
    pub fee: Minor,
    pub penalty: Minor,
    /// What came of it.
    pub recovered: Minor,
}

impl World {
    /// What the start of a day brings to an account that is late: what is old enough is charged off before anything else.
    pub fn charge_off_by_age(&mut self, account: usize) {
        let from = self.terms[self.in_force()].charged_off_from;
        let days = self.late(account).map(|(_, days)| days);
        let is_old = days.is_some_and(|days| from.is_some_and(|from| days >= from));
        if is_old && self.accounts[account].charged_off.is_none() {
            self.charge_off(account);
        }
    }

    /// The staff gives a debt up before its age does.
    pub fn give_up(&mut self, account: usize) -> Answer {
        self.refuse_closed(account)?;
        if self.accounts[account].charged_off.is_some() {
            return Ok(());
        }
        let owed: Minor = self.debts_of_all(account).iter().map(|(_, open)| open).sum();
        // What the credit balance pays whole is no loss.
        if owed <= self.accounts[account].credit {
            return no("nothing_due");
        }
        self.charge_off(account);
        Ok(())
    }

    /// All that is owed leaves the receivables; the credit balance pays of it first.
    fn charge_off(&mut self, account: usize) {
        let debts = self.debts_of_all(account);
        let at = &mut self.accounts[account];
        for plan in &mut at.plans {
            plan.fall_due();
            self.books.losses -= plan.subsidy.end();
        }
        let credit = at.credit;
        self.accounts[account].credit = self.pay_in_order(account, debts, credit);
        self.accounts[account].past = None;
        self.forget_empty(account);
        let at = &self.accounts[account];
        let principal = at.principal();
        let fee = at.statements.iter().map(|statement| statement.fee_open()).sum();
        let penalty = at.statements.iter().map(|statement| statement.penalty_open).sum();
        self.books.fee_income -= fee;
        self.books.penalty_income -= penalty;
        // The allowance was an expense already.
        self.books.losses += principal - at.allowance;
        let on = self.today.days;
        let at = &mut self.accounts[account];
        at.allowance = 0;
        let is_anything = principal + fee + penalty > 0;
        at.charged_off = is_anything.then_some(ChargedOff { on, principal, fee, penalty, recovered: 0 });
    }

    /// Everything owed, billed or not: statements, then purchases and plans in order of capture.
    pub fn debts_of_all(&self, account: usize) -> Vec<(Debt, Minor)> {
        let at = &self.accounts[account];
        let bought = at.purchases.iter().enumerate().map(|(nth, one)| (one.nth, Debt::Purchase(nth), one.amount));
        let to_come = at.plans.iter().enumerate().map(|(nth, plan)| (plan.nth, Debt::Plan(nth), plan.to_come()));
        let mut unbilled: Vec<(usize, Debt, Minor)> = bought.chain(to_come).collect();
        unbilled.sort_by_key(|(nth, ..)| *nth);
        let unbilled = unbilled.into_iter().map(|(_, debt, open)| (debt, open));
        self.debts_of_statements(account).into_iter().chain(unbilled).collect()
    }

    /// What is to be paid today: all open statements, and of what was charged off all of it.
    pub fn debts_due(&self, account: usize) -> Vec<(Debt, Minor)> {
        match self.accounts[account].charged_off {
            Some(_) => self.debts_of_all(account),
            None => self.debts_of_statements(account),
        }
    }

    /// What is still owed of a debt that was charged off.
    pub fn open_of_charged_off(&self, account: usize) -> Minor {
        self.debts_of_all(account).iter().map(|(_, open)| open).sum()
    }

    /// What comes of a debt that was charged off is a recovery.
    pub fn note_recovered(&mut self, account: usize, amount: Minor) {
        if let Some(debt) = &mut self.accounts[account].charged_off {
            debt.recovered += amount;
            self.books.recoveries += amount;
        }
    }

    /// Refuses what is not for an account that was charged off.
    pub fn refuse_charged_off(&self, account: usize) -> Answer {
        self.accounts[account].charged_off.map_or(Ok(()), |debt| no(format!("charged_off {}", debt.on)))
    }

    /// Refuses what is not for an account that the staff has frozen.
    pub fn refuse_frozen(&self, account: usize) -> Answer {
        self.accounts[account].frozen_since.map_or(Ok(()), |since| no(format!("account_frozen {since}")))
    }

    /// The staff freezes an account; one that is frozen stays so since the day it was.
    pub fn freeze(&mut self, account: usize) -> Answer {
        self.accounts[account].frozen_since.get_or_insert(self.today.days);
        Ok(())
    }

    /// The staff ends that.
    pub fn unfreeze(&mut self, account: usize) -> Answer {
        self.accounts[account].frozen_since = None;
        Ok(())
    }

    /// Somebody asked for something, when `owed` was owed: what is owed counts from here on in this cycle.
    pub fn note_asked(&mut self, account: usize, owed: Minor) {
        let keeps = !self.terms[self.in_force()].buckets.is_empty();
        let is_new = self.accounts[account].least.is_none_or(|(next, _)| next <= self.today.days);
        if keeps && is_new {
            let mut date = self.today.next();
            while !self.is_cycle_date(account, date) {
                date = date.next();
            }
            self.accounts[account].least = Some((date.days, owed));
        }
        self.note_owed(account);
    }

    fn note_owed(&mut self, account: usize) {
        let at = &mut self.accounts[account];
        let owed = at.principal();
        at.least = at.least.map(|(next, least)| (next, least.min(owed)));
    }

    /// At the start of each day: what is to be expected to be lost of the least principal that was owed since the cycle began, at the
    /// rate of the account's lateness.
    pub fn allow(&mut self, account: usize) {
        self.note_owed(account);
        let days = self.late(account).map_or(0, |(_, days)| days);
        let at = &mut self.accounts[account];
        let counts = at.least.filter(|(next, _)| self.today.days < *next).map_or(at.principal(), |(_, least)| least);
        let principal = if at.charged_off.is_some() { 0 } else { counts };
        let before = at.allowance;
        let terms = self.in_force();
        let after = ppm(principal, self.terms[terms].allowance_ppm(days));
        self.accounts[account].allowance = after;
        self.books.losses += after - before;
    }
}

impl Plan {
    /// What is to come is due at once, and costs no fee.
    fn fall_due(&mut self) {
        let principal = self.to_come();
        self.terms_to_come = Vec::from_iter((principal > 0).then_some((principal, 0)));
    }
}
