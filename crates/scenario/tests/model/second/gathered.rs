//! Plans of what stood on statements: a bill that the customer splits, and what staff plan anew because somebody cannot pay it.

use super::account::Debt;
use super::money::{Pricing, is_too_dear};
use super::plan::Plan;
use super::subsidy::Shares;
use super::{Answer, MOST, Minor, World, no, out_of_range};

/// What such a plan is made of.
#[derive(Debug, Clone)]
pub struct Gathered {
    pub from: Source,
    /// What of its principal is that of captures.
    pub shares: Vec<Share>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Source {
    Bill,
    Hardship,
}

/// What of a plan's principal is that of one capture.
#[derive(Debug, Clone)]
pub struct Share {
    pub order: usize,
    pub capture: usize,
    pub amount: Minor,
    pub refunded: Minor,
}

/// What one share gives of a refund.
struct Given {
    plan: usize,
    capture: usize,
    left: Minor,
    amount: Minor,
    unbilled: Minor,
}

/// What the plans of what stood on statements give of a refund.
#[derive(Default)]
pub struct Gift {
    /// What each capture gives in all.
    pub takes: Vec<Minor>,
    /// What each plan gives in all, and what of that is not billed.
    pub plans: Vec<(usize, Minor, Minor)>,
    /// What billed lines give.
    pub parts: Vec<(Debt, Minor)>,
    /// What is owed no more.
    pub owed: Minor,
}

impl World {
    /// Makes a plan of pay-later principal that stands on a statement, before its due date.
    pub fn split_bill(&mut self, account: usize, nth: usize, n: usize, amount: Option<Minor>) -> Answer {
        self.refuse_closed(account)?;
        self.refuse_late(account)?;
        let statement = &self.accounts[account].statements[nth];
        let lines = statement.lines.iter().enumerate().filter(|(_, line)| line.instalment.is_none());
        let debts: Vec<(Debt, Minor)> =
            lines.map(|(place, line)| (Debt::Principal(nth, place), line.principal_open)).collect();
        let all: Minor = debts.iter().map(|(_, open)| open).sum();
        if all == 0 {
            return no("nothing_to_split");
        }
        if self.today.days >= statement.due {
            return no(format!("split_too_late {}", statement.due - 1));
        }
        let (amount, terms) = (amount.unwrap_or(all), &self.terms[self.in_force()]);
        let Some(pricing) = terms.offer(n) else { return no("term_not_offered") };
        let least = terms.plan_order_min.max(terms.plan_principal_min * n as Minor);
        if !(least..=all).contains(&amount) {
            return out_of_range(least, all);
        }
        self.gather(account, debts, amount, (pricing, n), Source::Bill)
    }

    /// Plans all that is open on statements anew, fees and penalties too; free of interest without a yearly rate.
    pub fn plan_hardship(&mut self, account: usize, n: usize, yearly: Option<Minor>) -> Answer {
        self.refuse_closed(account)?;
        self.refuse_charged_off(account)?;
        if yearly.is_some_and(|rate| rate > 1_000_000) {
            return no("rate_out_of_range");
        }
        if !(2..=60).contains(&n) {
            return no("term_out_of_range");
        }
        let debts = self.debts_of_statements(account);
        let amount: Minor = debts.iter().map(|(_, open)| open).sum();
        match amount {
            0 => no("nothing_due"),
            1..=MOST => self.gather(
                account,
                debts,
                amount,
                (yearly.map_or(Pricing::Free, Pricing::Annuity), n),
                Source::Hardship,
            ),
            _ => out_of_range(1, MOST),
        }
    }

    /// Moves so much of debts on statements into a plan, which the customer alone pays for.
    fn gather(
        &mut self,
        account: usize,
        debts: Vec<(Debt, Minor)>,
        amount: Minor,
        (pricing, n): (Pricing, usize),
        from: Source,
    ) -> Answer {
        let terms_to_come = Shares::CUSTOMER.terms(pricing, amount, n);
        let payments: Vec<f64> = terms_to_come.iter().map(|(principal, fee)| (principal + fee) as f64).collect();
        let (terms, since) = (self.in_force(), self.today.days);
        if self.terms[terms].ceiling_ppm.is_some_and(|most| is_too_dear(amount as f64, &payments, most)) {
            return no("cost_ceiling_exceeded");
        }
        let shares = self.shares_of(account, &debts, amount);
        self.pay_in_order(account, debts, amount);
        let at = &mut self.accounts[account];
        let plan = Plan::new((None, 0, at.captures), (pricing, 1_000_000), amount, terms_to_come, (terms, since));
        at.plans.push(Plan { gathered: Some(Gathered { from, shares }), ..plan });
        at.captures += 1;
        at.past = None;
        Ok(())
    }

    /// Whose principal the first so many minor units of debts are.
    fn shares_of(&self, account: usize, debts: &[(Debt, Minor)], mut amount: Minor) -> Vec<Share> {
        let mut shares: Vec<Share> = Vec::new();
        for (debt, open) in debts {
            let part = amount.min(*open);
            amount -= part;
            let Debt::Principal(statement, line) = debt else { continue };
            let line = &self.accounts[account].statements[*statement].lines[*line];
            let Some(order) = line.order.filter(|_| part > 0) else { continue };
            match shares.iter_mut().find(|share| (share.order, share.capture) == (order, line.capture)) {
                Some(share) => share.amount += part,
                None => shares.push(Share { order, capture: line.capture, amount: part, refunded: 0 }),
            }
        }
        shares
    }

    /// Refuses purchases while a plan of hardship is not paid.
    pub fn refuse_hardship(&self, account: usize) -> Answer {
        let at = &self.accounts[account];
        let is_of_hardship =
            |nth: usize| at.plans[nth].gathered.as_ref().is_some_and(|one| one.from == Source::Hardship);
        let lines = at.statements.iter().flat_map(|statement| &statement.lines);
        let billed = lines.filter(|line| line.instalment.is_some_and(|(plan, _)| is_of_hardship(plan)));
        let billed: Minor = billed.map(|line| line.principal_open + line.fee_open).sum();
        let to_come = (0..at.plans.len()).filter(|nth| is_of_hardship(*nth)).map(|nth| at.plans[nth].to_come());
        match billed + to_come.sum::<Minor>() {
            0 => Ok(()),
            left => no(format!("hardship_plan_running {left}")),
        }
    }

    /// Takes of the order's shares in plans of what stood on statements: first what is not billed, then what is billed and unpaid, then
    /// what was paid. Plans are only made smaller when all is noted.
    pub fn take_gathered(&mut self, at: usize, mut amount: Minor) -> Gift {
        let account = self.orders[at].account;
        let mut all = self.givens(at);
        let mut gift = Gift { takes: vec![0; self.orders[at].captures.len()], ..Gift::default() };
        for nth in 0..all.len() {
            let plan = all[nth].plan;
            let before: Minor = all.iter().filter(|given| given.plan == plan).map(|given| given.unbilled).sum();
            let part = (self.accounts[account].plans[plan].to_come() - before).min(all[nth].left).min(amount);
            all[nth].unbilled = part;
            all[nth].amount = part;
            amount -= part;
        }
        for nth in self.by_due_date(account) {
            for (place, line) in self.accounts[account].statements[nth].lines.iter_mut().enumerate() {
                for given in all.iter_mut().filter(|given| line.instalment.is_some_and(|(plan, _)| plan == given.plan))
                {
                    let part = line.principal_open.min(given.left - given.amount).min(amount);
                    line.principal_open -= part;
                    given.amount += part;
                    amount -= part;
                    gift.parts.push((Debt::Principal(nth, place), part));
                }
            }
        }
        gift.owed = all.iter().map(|given| given.amount).sum();
        for given in &mut all {
            let part = (given.left - given.amount).min(amount);
            given.amount += part;
            amount -= part;
        }
        for given in all {
            gift.takes[given.capture] += given.amount;
            let plan = &mut self.accounts[account].plans[given.plan];
            plan.refunded += given.amount;
            let shares = plan.gathered.iter_mut().flat_map(|gathered| &mut gathered.shares);
            let mut share = shares.filter(|share| (share.order, share.capture) == (at, given.capture));
            share.next().expect("it gives of a share").refunded += given.amount;
            match gift.plans.iter_mut().find(|(plan, ..)| *plan == given.plan) {
                Some((_, all, unbilled)) => (*all, *unbilled) = (*all + given.amount, *unbilled + given.unbilled),
                None => gift.plans.push((given.plan, given.amount, given.unbilled)),
            }
        }
        gift
    }

    /// The order's shares, by capture and then by plan.
    fn givens(&self, at: usize) -> Vec<Given> {
        let mut all = Vec::new();
        for capture in 0..self.orders[at].captures.len() {
            for (nth, plan) in self.accounts[self.orders[at].account].plans.iter().enumerate() {
                let shares = plan.gathered.iter().flat_map(|gathered| &gathered.shares);
                for share in shares.filter(|share| (share.order, share.capture) == (at, capture)) {
                    let left = share.amount - share.refunded;
                    all.push(Given { plan: nth, capture, left, amount: 0, unbilled: 0 });
                }
            }
        }
        all
    }
}
