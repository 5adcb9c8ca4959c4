//! Repayments: what a target costs, and which debts its money pays.

use super::account::Debt;
use super::plan::Fee;
use super::value_date::What;
use super::{Answer, MOST, Minor, World, a_whole_amount, no, out_of_range};

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    Due,
    /// A statement of the account, by its place.
    Statement(usize),
    /// A plan of the account, by its place.
    Plan(usize),
    Everything,
}

/// Where the money comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Source {
    Bank,
    Wallet,
}

/// The debts of a target, and the plans that are settled with it, each with its fee.
type Cost = (Vec<(Debt, Minor)>, Vec<(usize, Minor)>);

impl World {
    /// The debts of a target, and the plans that are settled with it, each with its fee.
    fn cost(&self, account: usize, target: Target) -> Cost {
        let at = &self.accounts[account];
        let settled = |plan: usize| (plan, self.settlement_fee(account, plan));
        let to_come = |plan: usize| (Debt::Plan(plan), at.plans[plan].to_come());
        match target {
            Target::Due => (self.debts_due(account), Vec::new()),
            Target::Statement(nth) => (self.debts_of_statement(account, nth), Vec::new()),
            Target::Plan(plan) => {
                let mut debts = self.debts_of_statements(account);
                debts.retain(|(debt, _)| match debt {
                    Debt::Fee(statement, line) | Debt::Principal(statement, line) => {
                        let line = &at.statements[*statement].lines[*line];
                        line.instalment.is_some_and(|(of, _)| of == plan)
                    }
                    _ => false,
                });
                debts.push(to_come(plan));
                (debts, vec![settled(plan)])
            }
            Target::Everything if at.charged_off.is_some() => (self.debts_of_all(account), Vec::new()),
            Target::Everything => {
                let mut debts = self.debts_due(account);
                let bought = at.purchases.iter().enumerate();
                debts.extend(bought.map(|(nth, purchase)| (Debt::Purchase(nth), purchase.amount)));
                debts.extend((0..at.plans.len()).map(to_come));
                (debts, (0..at.plans.len()).map(settled).collect())
            }
        }
    }

    /// The least that a target costs.
    pub fn price(&self, account: usize, target: Target) -> Minor {
        let (debts, settled) = self.cost(account, target);
        debts.iter().map(|(_, open)| open).sum::<Minor>() + settled.iter().map(|(_, fee)| fee).sum::<Minor>()
    }

    /// Takes a repayment.
    pub fn repay(&mut self, account: usize, target: Target, amount: Option<Minor>, source: Source) -> Answer {
        self.refuse_closed(account)?;
        if source == Source::Wallet {
            self.refuse_blocked(account)?;
        }
        if matches!(target, Target::Statement(_) | Target::Plan(_)) {
            self.refuse_charged_off(account)?;
        }
        a_whole_amount(amount)?;
        let price = self.price(account, target);
        if price == 0 {
            return no("nothing_due");
        }
        let amount = amount.unwrap_or(price);
        let is_whole = matches!(target, Target::Plan(_) | Target::Everything);
        if is_whole && amount < price {
            return out_of_range(price, if source == Source::Wallet { price } else { MOST });
        }
        if source == Source::Wallet && amount > price {
            return out_of_range(if is_whole { price } else { 1 }, price);
        }
        if source == Source::Wallet {
            self.refuse_short(account, amount)?;
            self.accounts[account].funds -= amount;
        } else {
            self.books.bank += amount;
        }
        let (debts, settled) = self.cost(account, target);
        let mut money = amount;
        for (plan, fee) in settled {
            money -= fee;
            self.books.fee_income += fee;
            let plan = &mut self.accounts[account].plans[plan];
            self.books.fee_income += plan.subsidy.end();
            if fee > 0 {
                plan.settled = Some(Fee { fee, basis: plan.left() });
            }
        }
        let parts = covered(&debts, money);
        let rest = self.pay_in_order(account, debts, money);
        match target {
            Target::Due => self.remember(account, What::Paid(None, amount)),
            Target::Statement(nth) => self.remember(account, What::Paid(Some(nth), amount)),
            Target::Plan(_) | Target::Everything => {
                self.remember_all(account, &parts);
                self.remember(account, What::Credited(rest));
            }
        }
        self.note_recovered(account, money - rest);
        self.note_promised(account, amount);
        self.forget_empty(account);
        self.accounts[account].credit += rest;
        Ok(())
    }
}

/// What money pays of debts, one after the other.
fn covered(debts: &[(Debt, Minor)], mut money: Minor) -> Vec<(Debt, Minor)> {
    let parts = debts.iter().map(|(debt, open)| {
        let part = money.min(*open);
        money -= part;
        (*debt, part)
    });
    parts.collect()
}
