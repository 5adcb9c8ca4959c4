//! Accounts: what stands on one, and what that leaves.

use super::lateness::ChargedOff;
use super::plan::Plan;
use super::promise::Promise;
use super::statement::Statement;
use super::value_date::Past;
use super::{Answer, Minor, World, no};

#[derive(Debug, Clone)]
pub struct Account {
    /// The day it was opened.
    pub opened: i32,
    pub cycle_day: u32,
    /// When the cycle day was changed last, and the first cycle date on the new one.
    pub cycle_day_changed: Option<(i32, i32)>,
    /// When statements were deferred.
    pub deferred_on: Vec<i32>,
    pub fixed_limit: Minor,
    /// The temporary limit and its last day.
    pub temporary: Option<(Minor, i32)>,
    pub credit: Minor,
    /// What is in the wallet, holds included; less than nothing after a top-up was returned that is spent already.
    pub funds: Minor,
    /// All its orders, the oldest first.
    pub orders: Vec<usize>,
    /// How many captures there were: lines stand in their order.
    pub captures: usize,
    /// What was bought and is not on a statement yet.
    pub purchases: Vec<Purchase>,
    pub plans: Vec<Plan>,
    /// All its statements, paid or not, the oldest first.
    pub statements: Vec<Statement>,
    /// What happened to its statements; none once that cannot be played again.
    pub past: Option<Past>,
    /// What is expected to be lost of its principal, since the start of the day.
    pub allowance: Minor,
    /// The next cycle date, and the least principal that was owed since the cycle before it began.
    pub least: Option<(i32, Minor)>,
    pub charged_off: Option<ChargedOff>,
    /// The day it was closed, while it is.
    pub closed_on: Option<i32>,
    /// The day since which the staff has frozen it.
    pub frozen_since: Option<i32>,
    /// The promise that was made last.
    pub promise: Option<Promise>,
}

#[derive(Debug, Clone)]
pub struct Purchase {
    pub order: usize,
    pub capture: usize,
    pub nth: usize,
    pub amount: Minor,
}

/// One debt: what it is, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Debt {
    Penalty(usize),
    Deferral(usize),
    Fee(usize, usize),
    Principal(usize, usize),
    Purchase(usize),
    Plan(usize),
}

impl World {
    /// Opens an account; customers who name no cycle day are spread over those of the Terms.
    pub fn open(&mut self, limit: Minor, cycle_day: Option<u32>) -> Answer {
        let terms = &self.terms[self.in_force()];
        if limit > terms.consumer_cap {
            return super::out_of_range(0, terms.consumer_cap);
        }
        let spread = terms.cycle_days[self.accounts.len() % terms.cycle_days.len()];
        self.accounts.push(Account {
            opened: self.today.days,
            cycle_day: cycle_day.unwrap_or(spread),
            cycle_day_changed: None,
            deferred_on: Vec::new(),
            fixed_limit: limit,
            temporary: None,
            credit: 0,
            funds: 0,
            orders: Vec::new(),
            captures: 0,
            purchases: Vec::new(),
            plans: Vec::new(),
            statements: Vec::new(),
            past: Some(Past::new(0, 0)),
            allowance: 0,
            least: None,
            charged_off: None,
            closed_on: None,
            frozen_since: None,
            promise: None,
        });
        Ok(())
    }

    /// What authorisations of an account hold of its limit.
    pub fn held(&self, account: usize) -> Minor {
        self.accounts[account].orders.iter().map(|order| self.orders[*order].credit_held()).sum()
    }

    /// Unpaid principal and holds.
    pub fn exposure(&self, account: usize) -> Minor {
        self.accounts[account].principal() + self.held(account)
    }

    /// Limit − exposure, and never less than nothing. Newer Terms may allow a person less than the limit: then that is the most.
    pub fn available(&self, account: usize) -> Minor {
        let cap = self.terms[self.in_force()].consumer_cap;
        (self.accounts[account].limit(self.today.days).min(cap) - self.exposure(account)).max(0)
    }

    /// The oldest statement that is past due, and how many days it is.
    pub fn late(&self, account: usize) -> Option<(usize, i32)> {
        let statements = &self.accounts[account].statements;
        let late = (0..statements.len()).filter(|nth| self.is_late(&statements[*nth]));
        let oldest = late.min_by_key(|nth| statements[*nth].due)?;
        let days = self.today.days - statements[oldest].due;
        Some((oldest, days))
    }

    /// Whether a statement is past due, with more open than its Terms tolerate.
    fn is_late(&self, statement: &Statement) -> bool {
        self.today.days > statement.due && statement.open() > self.terms[statement.terms].tolerance.unwrap_or(0)
    }

    /// Refuses purchases of who is charged off or frozen, or late: from the day on which the Terms say so.
    pub fn refuse_late(&self, account: usize) -> Answer {
        self.refuse_late_from(account, self.terms[self.in_force()].blocked_from)
    }

    /// Refuses what nobody does who is so many days late.
    pub fn refuse_late_from(&self, account: usize, blocked_from: i32) -> Answer {
        self.refuse_charged_off(account)?;
        self.refuse_frozen(account)?;
        let Some((oldest, days)) = self.late(account) else { return Ok(()) };
        let statements = &self.accounts[account].statements;
        let terms = &self.terms[self.in_force()];
        let code = match () {
            () if days >= terms.frozen_from => "account_frozen",
            () if days >= blocked_from => "overdue",
            () => return Ok(()),
        };
        let past_due = || statements.iter().filter(|statement| self.is_late(statement));
        let owed: Minor = past_due().map(Statement::open).sum();
        let penalties: Minor = past_due().map(|statement| statement.penalty_open).sum();
        no(format!("{code} {} {} {owed}", statements[oldest].due, owed - penalties))
    }

    /// Pays one debt, or a part of it.
    pub fn pay(&mut self, account: usize, debt: Debt, amount: Minor) {
        let account = &mut self.accounts[account];
        match debt {
            Debt::Penalty(statement) => account.statements[statement].penalty_open -= amount,
            Debt::Deferral(statement) => {
                let deferral = account.statements[statement].deferral.as_mut();
                deferral.expect("it is deferred").fee_open -= amount;
            }
            Debt::Fee(statement, line) => account.statements[statement].lines[line].fee_open -= amount,
            Debt::Principal(statement, line) => account.statements[statement].lines[line].principal_open -= amount,
            Debt::Purchase(nth) => account.purchases[nth].amount -= amount,
            Debt::Plan(plan) => {
                let left = account.plans[plan].to_come() - amount;
                assert!(
                    left == 0 || account.plans[plan].terms_to_come.len() == 1,
                    "only what fell due is paid in parts"
                );
                account.plans[plan].terms_to_come = Vec::from_iter((left > 0).then_some((left, 0)));
            }
        }
    }

    /// Pays debts one after the other, as far as the money goes; what is left over comes back.
    pub fn pay_in_order(&mut self, account: usize, debts: Vec<(Debt, Minor)>, mut money: Minor) -> Minor {
        for (debt, open) in debts {
            let part = open.min(money);
            if part > 0 {
                self.pay(account, debt, part);
            }
            money -= part;
        }
        money
    }

    /// Takes purchases of which nothing is left off the list.
    pub fn forget_empty(&mut self, account: usize) {
        self.accounts[account].purchases.retain(|purchase| purchase.amount > 0);
    }
}

impl Account {
    /// Unpaid principal: purchases, terms to come, and lines.
    pub fn principal(&self) -> Minor {
        let purchases: Minor = self.purchases.iter().map(|purchase| purchase.amount).sum();
        let plans: Minor = self.plans.iter().map(Plan::to_come).sum();
        let billed: Minor = self.statements.iter().map(Statement::principal_open).sum();
        purchases + plans + billed
    }

    /// The limit that counts on a day.
    pub fn limit(&self, day: i32) -> Minor {
        self.fixed_limit + self.temporary_on(day).map_or(0, |(amount, _)| amount)
    }

    /// The temporary limit, if it counts on a day.
    pub fn temporary_on(&self, day: i32) -> Option<(Minor, i32)> {
        self.temporary.filter(|(_, until)| *until >= day)
    }
}
