//! Paying: which debts money covers, in which order, and what is left of it.

use calendar::{Date, Stamp};
use engine::id::{AccountId, StatementId};
use engine::part::{Item, Part};
use engine::repayment::{Taken, Target};

use super::model::{Account, Plan};
use super::{Checked, Shard, same};

/// A debt and how much of it.
pub(super) type Debt = (Item, u64);

/// Pays debts one after the other; what each got, and what is left.
pub(super) fn settle(debts: Vec<Debt>, money: u64) -> (Vec<Debt>, u64) {
    let mut left = money;
    let mut paid = Vec::new();
    for (item, owed) in debts {
        let amount = owed.min(left);
        if amount > 0 {
            paid.push((item, amount));
            left -= amount;
        }
    }
    (paid, left)
}

/// Parts of an event as plain numbers.
pub(super) fn plain(parts: &[Part]) -> Vec<Debt> {
    parts.iter().map(|part| (part.item, part.amount.minor())).collect()
}

impl Shard {
    /// What statements ask for, in the order given: each its penalty, then fees line by line, then principals.
    pub(super) fn debts(&self, statements: &[StatementId]) -> Vec<Debt> {
        let mut debts = Vec::new();
        for statement in statements.iter().filter_map(|id| self.statements.get(id.0)) {
            let lines = || (0_u32..).zip(&statement.lines);
            debts.push((Item::Penalty(statement.id), statement.penalty));
            debts.extend(lines().map(|(at, line)| (Item::Fee(statement.id, at), line.fee)));
            debts.extend(lines().map(|(at, line)| (Item::Principal(statement.id, at), line.principal)));
        }
        debts
    }

    /// What a target of a repayment costs, debt by debt, and the plans it settles.
    pub(super) fn price(&self, account: &Account, target: Target) -> Option<(Vec<Debt>, Vec<engine::id::PlanId>)> {
        let of_plan = |plan: &Plan| (Item::Plan(plan.id), plan.unbilled());
        Some(match target {
            Target::Due => (self.debts(&account.open), Vec::new()),
            Target::Statement(id) => {
                self.statements.get(id.0).filter(|statement| statement.account == account.id)?;
                (self.debts(&[id]), Vec::new())
            }
            Target::Plan(id) => {
                let plan = self.plans.get(id.0).filter(|plan| plan.account == account.id)?;
                let mut debts = Vec::new();
                for statement in &account.open {
                    debts.extend(self.debts(&[*statement]).into_iter().filter(|(item, _)| self.is_of(*item, id)));
                }
                debts.push(of_plan(plan));
                (debts, if plan.to_come.is_empty() { Vec::new() } else { vec![id] })
            }
            Target::Everything => {
                let mut debts = self.debts(&account.open);
                debts.extend(account.unbilled.iter().map(|one| (Item::Purchase(one.order, one.capture), one.left)));
                debts.extend(account.plans.iter().filter_map(|id| self.plans.get(id.0)).map(of_plan));
                (debts, account.plans.clone())
            }
        })
    }

    /// Whether a debt is a line of a plan.
    fn is_of(&self, item: Item, plan: engine::id::PlanId) -> bool {
        let line = match item {
            Item::Fee(statement, at) | Item::Principal(statement, at) => self.statements.get(statement.0).zip(Some(at)),
            Item::Penalty(_) | Item::Purchase(..) | Item::Plan(_) => None,
        };
        line.is_some_and(|(statement, at)| statement.lines[at as usize].plan == Some(plan))
    }

    pub(super) fn repaid(&mut self, event: &Taken, stamp: Stamp) -> Checked {
        self.deal(event.repayment.0)?;
        let account = self.account(event.account)?;
        same("the currency", account.currency, event.amount.currency)?;
        let (debts, settled) = self.price(account, event.target).ok_or("it is for what is not this account's")?;
        let (total, amount) = (debts.iter().map(|(_, owed)| owed).sum::<u64>(), event.amount.amount.minor());
        let all = matches!(event.target, Target::Plan(_) | Target::Everything);
        if total == 0 || (all && amount < total) {
            return Err(format!("{amount} is taken for what costs {total}"));
        }
        let (paid, left) = settle(debts, amount);
        same("what it pays", paid, plain(&event.parts))?;
        same("the plans it settles", settled, event.settled.clone())?;
        same("what becomes credit balance", left, event.credit.minor())?;
        let currency = account.currency;
        self.totals(currency).bank += amount as i64;
        self.pay_parts(event.account, &event.parts, stamp.date)?;
        self.change_credit(event.account, left as i64)?;
        for id in &event.settled {
            self.plans.get_mut(id.0).ok_or("no such plan")?.to_come.clear();
        }
        self.prune(event.account)
    }

    /// Makes debts smaller on a day, in the model and by posting.
    pub(super) fn pay_parts(&mut self, account: AccountId, parts: &[Part], on: Date) -> Checked {
        for (item, amount) in plain(parts) {
            self.shrink(account, item, amount, on)?;
            let signed = amount as i64;
            let owner = self.account_mut(account)?;
            let currency = owner.currency;
            let totals = match item {
                Item::Penalty(_) => {
                    owner.posted.penalty -= signed;
                    &mut self.totals(currency).penalty
                }
                Item::Fee(..) => {
                    owner.posted.fee -= signed;
                    &mut self.totals(currency).fee
                }
                Item::Principal(..) | Item::Purchase(..) | Item::Plan(_) => {
                    owner.posted.principal -= signed;
                    &mut self.totals(currency).principal
                }
            };
            *totals -= signed;
        }
        Ok(())
    }

    /// Makes one debt smaller on a day. Days up to that one count the principal as it was.
    fn shrink(&mut self, account: AccountId, item: Item, amount: u64, on: Date) -> Checked {
        let left = match item {
            Item::Penalty(id) => &mut self.statements.get_mut(id.0).ok_or("no such statement")?.penalty,
            Item::Fee(id, at) => {
                let statement = self.statements.get_mut(id.0).ok_or("no such statement")?;
                &mut statement.lines.get_mut(at as usize).ok_or("no such line")?.fee
            }
            Item::Principal(id, at) => {
                let statement = self.statements.get_mut(id.0).ok_or("no such statement")?;
                statement.count(on);
                &mut statement.lines.get_mut(at as usize).ok_or("no such line")?.principal
            }
            Item::Purchase(order, capture) => {
                let mut unbilled = self.account_mut(account)?.unbilled.iter_mut();
                let found = unbilled.find(|purchase| (purchase.order, purchase.capture) == (order, capture));
                &mut found.ok_or("no such purchase")?.left
            }
            // What is left to come is set by whoever settles or replans it.
            Item::Plan(_) => return Ok(()),
        };
        *left = left.checked_sub(amount).ok_or_else(|| format!("{amount} is taken of a debt of {left}"))?;
        Ok(())
    }

    /// Changes the credit balance, which is never negative.
    pub(super) fn change_credit(&mut self, account: AccountId, by: i64) -> Checked {
        let account = self.account_mut(account)?;
        account.credit =
            account.credit.checked_add_signed(by).ok_or_else(|| format!("a credit of {} {by:+}", account.credit))?;
        account.posted.credit += by;
        let currency = account.currency;
        self.totals(currency).credit += by;
        Ok(())
    }

    /// Takes what is paid in full off the lists of what is open.
    pub(super) fn prune(&mut self, id: AccountId) -> Checked {
        let account = self.accounts.get_mut(id.0).ok_or("no such account")?;
        account.unbilled.retain(|purchase| purchase.left > 0);
        account.plans.retain(|plan| self.plans.get(plan.0).is_some_and(|plan| !plan.to_come.is_empty()));
        account.open.retain(|id| self.statements.get(id.0).is_some_and(|statement| statement.open() > 0));
        Ok(())
    }
}
