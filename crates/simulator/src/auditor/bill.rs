//! Statements and penalties: what time brings.

use calendar::{Date, Stamp};
use engine::id::{AccountId, PlanId};
use engine::statement::{Charged, Cut};

use super::model::{Account, Line, Statement};
use super::{Checked, Shard, on, same};

/// What a statement must list: order, capture, plan with the number of its term, principal and fee.
type Listed = (Option<engine::id::OrderId>, u32, Option<(engine::id::PlanId, u32)>, u64, u64);

impl Shard {
    /// Checks that time has nothing left to bring to an account: no statement, no hold that has ended, no penalty.
    pub(super) fn settled(&self, id: AccountId, stamp: Stamp) -> Checked {
        let Some(account) = self.accounts.get(id.0) else { return Ok(()) };
        let who = on(id.0);
        if let Some(cycle) = account.next_cut(&self.plans).filter(|cycle| *cycle <= stamp.date) {
            return Err(format!("account {who}: the statement of {cycle} was not cut by {}", stamp.date));
        }
        let mut held = account.holding.iter().filter_map(|order| self.orders.get(order.0));
        if let Some(order) = held.find(|order| order.expires <= stamp.at) {
            return Err(format!("account {who}: the hold of order {} should have expired", on(order.id.0)));
        }
        self.settled_late(account, stamp.date).map_err(|wrong| format!("account {who}: {wrong}"))?;
        let is_charged_off = account.charged_off.is_some();
        for statement in account.open.iter().filter_map(|id| self.statements.get(id.0)).filter(|_| !is_charged_off) {
            let grown = statement.grown(stamp.date);
            if grown > 0 {
                let id = on(statement.id.0);
                return Err(format!("account {who}: a penalty of {grown} on statement {id} was not charged"));
            }
        }
        Ok(())
    }

    pub(super) fn cut(&mut self, event: &Cut, stamp: Stamp) -> Checked {
        self.deal(event.statement.0)?;
        let account = self.account(event.account)?;
        let cycle = account.next_cut(&self.plans).ok_or("there is nothing to bill")?;
        let terms = self.terms_on(account.currency, cycle).ok_or("no Terms in its currency")?;
        same("the Terms", terms.version, event.terms)?;
        same("the cycle date", cycle, event.cycle)?;
        same("the due date", cycle.plus_days(terms.grace_days as i32), event.due)?;
        if cycle > self.last_day(account, stamp.date) {
            return Err("it is cut before its cycle date".into());
        }
        let ppm = terms.penalty.parts();
        let (allocation, principal_first) = (terms.allocation, terms.principal_first_from_days);
        same("the lines", self.listed(account, cycle), listed(event))?;
        let (currency, money) = (account.currency, account.credit);
        let fees: u64 = event.lines.iter().map(|line| line.fee.minor()).sum();
        let lines = event.lines.iter().map(|line| Line {
            of: line.order.map(|order| (order, line.capture)),
            plan: line.instalment.map(|(plan, _)| plan),
            principal: line.principal.minor(),
            fee: line.fee.minor(),
        });
        let (id, account, due) = (event.statement, event.account, event.due);
        let statement = Statement {
            id,
            account,
            version: event.terms,
            due,
            deferral: None,
            lines: lines.collect(),
            ppm,
            allocation,
            principal_first,
            charged: 0,
            penalty: 0,
            exact: 0,
            counted: due,
        };
        self.statements.put(id.0, statement);
        let billed: Vec<PlanId> = self.account(account)?.plans.clone();
        let billed: Vec<PlanId> =
            billed.into_iter().filter(|id| event.lines.iter().any(|line| line.is_of(*id))).collect();
        self.bill(event)?;
        self.sort_open(account)?;
        self.earn_billed(&billed, &event.earned, currency)?;
        self.totals(currency).fee += fees as i64;
        self.totals(currency).fee_income += fees as i64;
        self.account_mut(account)?.posted.fee += fees as i64;
        let (paid, left) = super::pay::settle(self.debts(&[id], event.cycle), money);
        same("what the credit balance pays", paid, super::pay::plain(&event.paid))?;
        self.pay_parts(account, &event.paid, event.cycle)?;
        self.change_credit(account, left as i64 - money as i64)?;
        self.prune(account)
    }

    /// What joins the statement of a cycle date, in order of capture.
    fn listed(&self, account: &Account, cycle: Date) -> Vec<Listed> {
        let purchases = account.unbilled.iter().filter(|purchase| purchase.joins == cycle);
        let purchases = purchases.map(|one| (one.nth, (Some(one.order), one.capture, None, one.left, 0)));
        let plans = account.plans.iter().filter_map(|id| self.plans.get(id.0)).filter(|plan| plan.joins == cycle);
        let plans = plans.filter_map(|plan| {
            let (principal, fee) = *plan.to_come.first()?;
            let term = plan.billed.len() as u32 + 1;
            let (order, capture) = plan.of.map_or((None, 0), |(order, capture)| (Some(order), capture));
            Some((plan.nth, (order, capture, Some((plan.id, term)), principal, fee)))
        });
        let mut lines: Vec<(u32, Listed)> = purchases.chain(plans).collect();
        lines.sort_by_key(|(nth, _)| *nth);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// Takes what is listed off what is to come.
    fn bill(&mut self, event: &Cut) -> Checked {
        let account = self.accounts.get_mut(event.account.0).ok_or("no such account")?;
        account.unbilled.retain(|purchase| purchase.joins != event.cycle);
        account.statements.push((event.cycle, event.statement));
        account.open.push(event.statement);
        for id in account.plans.clone() {
            let plan = self.plans.get_mut(id.0).ok_or("no such plan")?;
            if plan.joins == event.cycle && !plan.to_come.is_empty() {
                let term = plan.to_come.remove(0);
                plan.billed.push(term);
                plan.bases.push(plan.principal - plan.refunded);
                plan.since = event.cycle;
                plan.joins = account.cycle_after(event.cycle);
            }
        }
        Ok(())
    }

    pub(super) fn charged(&mut self, event: &Charged, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        if account.charged_off.is_some() {
            return Err("what was charged off grows no more".into());
        }
        let last = self.last_day(account, stamp.date);
        let statement = self.statements.get_mut(event.statement.0).ok_or("no such statement")?;
        same("whose statement it is", statement.account, event.account)?;
        same("the last day counted", last, event.through)?;
        if statement.due >= last {
            return Err("it is not past due".into());
        }
        let amount = event.amount.minor();
        same("the penalty", statement.grown(last), amount)?;
        if amount == 0 {
            return Err("a penalty of nothing".into());
        }
        statement.count(last);
        statement.charged += amount;
        statement.penalty += amount;
        let account = self.account_mut(event.account)?;
        account.posted.penalty += amount as i64;
        let currency = account.currency;
        self.totals(currency).penalty += amount as i64;
        self.totals(currency).penalty_income += amount as i64;
        Ok(())
    }
}

fn listed(event: &Cut) -> Vec<Listed> {
    let line = |line: &engine::statement::Line| {
        (line.order, line.capture, line.instalment, line.principal.minor(), line.fee.minor())
    };
    event.lines.iter().map(line).collect()
}
