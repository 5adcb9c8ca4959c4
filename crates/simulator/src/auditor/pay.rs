//! Paying: which debts money covers, in which order, and what is left of it.

use calendar::{Date, Stamp};
use engine::charge_off::Standing;
use engine::id::{AccountId, PlanId, StatementId};
use engine::part::{Item, Part};
use engine::repayment::{Source, Taken, Target};
use engine::terms::{Allocation, EarlySettlement, Terms};

use super::model::{Account, Plan, Statement};
use super::price::half_up;
use super::{Checked, Shard, same};

/// A debt and how much of it.
pub(super) type Debt = (Item, u64);

/// What a target of a repayment costs.
pub(super) struct Price {
    /// Debt by debt.
    pub debts: Vec<Debt>,
    /// The plans it settles.
    pub settled: Vec<PlanId>,
    /// What settling them costs, beside the debts.
    pub fees: Vec<(PlanId, u64)>,
}

impl Price {
    /// All of it.
    pub(super) fn total(&self) -> u64 {
        self.debts.iter().map(|(_, owed)| owed).sum::<u64>() + self.fee()
    }

    fn fee(&self) -> u64 {
        self.fees.iter().map(|(_, fee)| fee).sum()
    }
}

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

/// Which of penalty (0), fees (1) and principals (2) of a statement money covers first, second and last on a day.
fn places(statement: &Statement, today: Date) -> [usize; 3] {
    let mut places = match statement.allocation {
        Allocation::PenaltyFeePrincipal => [0, 1, 2],
        Allocation::PenaltyPrincipalFee => [0, 2, 1],
        Allocation::FeePenaltyPrincipal => [1, 0, 2],
        Allocation::FeePrincipalPenalty => [1, 2, 0],
        Allocation::PrincipalPenaltyFee => [2, 0, 1],
        Allocation::PrincipalFeePenalty => [2, 1, 0],
    };
    let late = today.days_after(statement.due).max(0);
    if statement.principal_first.is_some_and(|days| i64::from(late) >= i64::from(days)) {
        places.sort_by_key(|place| *place != 2);
    }
    places
}

impl Shard {
    /// What statements ask for on a day, in the order given, each in the order of its Terms.
    pub(super) fn debts(&self, statements: &[StatementId], today: Date) -> Vec<Debt> {
        let mut debts = Vec::new();
        for statement in statements.iter().filter_map(|id| self.statements.get(id.0)) {
            let lines = || (0_u32..).zip(&statement.lines);
            let owed: [Vec<Debt>; 3] = [
                vec![(Item::Penalty(statement.id), statement.penalty)],
                lines()
                    .map(|(at, line)| (Item::Fee(statement.id, at), line.fee))
                    .chain(statement.deferral.map(|fee| (Item::Deferral(statement.id), fee)))
                    .collect(),
                lines().map(|(at, line)| (Item::Principal(statement.id, at), line.principal)).collect(),
            ];
            debts.extend(places(statement, today).iter().flat_map(|place| owed[*place].clone()));
        }
        debts
    }

    /// What a target of a repayment costs on a day, in all.
    pub fn cost(&self, account: &Account, target: Target, today: Date) -> Option<u64> {
        self.price(account, target, today).map(|price| price.total())
    }

    /// What a target of a repayment costs on a day.
    pub(super) fn price(&self, account: &Account, target: Target, today: Date) -> Option<Price> {
        let of_plan = |plan: &Plan| (Item::Plan(plan.id), plan.unbilled());
        let is_written_off = account.charged_off.is_some();
        let (debts, settled) = match target {
            Target::Due | Target::Everything if is_written_off => (self.all_owed(account, today), Vec::new()),
            Target::Due => (self.debts(&account.open, today), Vec::new()),
            Target::Statement(id) => {
                self.statements.get(id.0).filter(|statement| statement.account == account.id)?;
                (self.debts(&[id], today), Vec::new())
            }
            Target::Plan(id) => {
                let plan = self.plans.get(id.0).filter(|plan| plan.account == account.id)?;
                let mut debts = Vec::new();
                for statement in &account.open {
                    debts
                        .extend(self.debts(&[*statement], today).into_iter().filter(|(item, _)| self.is_of(*item, id)));
                }
                debts.push(of_plan(plan));
                (debts, if plan.to_come.is_empty() || is_written_off { Vec::new() } else { vec![id] })
            }
            Target::Everything => {
                let mut debts = self.debts(&account.open, today);
                debts.extend(account.unbilled.iter().map(|one| (Item::Purchase(one.order, one.capture), one.left)));
                debts.extend(account.plans.iter().filter_map(|id| self.plans.get(id.0)).map(of_plan));
                (debts, account.plans.clone())
            }
        };
        let fees = settled.iter().filter_map(|id| Some((*id, self.settlement_fee(self.plans.get(id.0)?, today)?)));
        let fees = fees.filter(|(_, fee)| *fee > 0).collect();
        Some(Price { debts, settled, fees })
    }

    /// What settling a plan costs on a day beside what is owed, by the Terms of its order.
    fn settlement_fee(&self, plan: &Plan, today: Date) -> Option<u64> {
        if plan.gathered.as_ref().is_some_and(|gathered| gathered.of_hardship) {
            return Some(0);
        }
        let terms = self.terms_of(plan)?;
        let fee = |term: &(u64, u64)| term.1;
        Some(match (terms.early_settlement, plan.to_come.as_slice()) {
            (EarlySettlement::Waived, _) | (_, []) => 0,
            (EarlySettlement::NextFee, [next] | [next, _]) => fee(next),
            (EarlySettlement::NextFee, [next, after, ..]) => fee(next) + fee(after),
            (EarlySettlement::ProRata, [next, ..]) => {
                let days = |to: Date| to.days_after(plan.since).unsigned_abs();
                half_up(u128::from(fee(next)) * u128::from(days(today)), u128::from(days(plan.joins)))
            }
        })
    }

    /// The Terms a plan keeps.
    pub(super) fn terms_of(&self, plan: &Plan) -> Option<&Terms> {
        let of_order = || plan.of.and_then(|(order, _)| self.orders.get(order.0)).map(|order| order.version);
        self.version(plan.gathered.as_ref().map(|gathered| gathered.version).or_else(of_order)?)
    }

    /// Whether a debt is a line of a plan.
    fn is_of(&self, item: Item, plan: PlanId) -> bool {
        let line = match item {
            Item::Fee(statement, at) | Item::Principal(statement, at) => self.statements.get(statement.0).zip(Some(at)),
            Item::Penalty(_) | Item::Purchase(..) | Item::Plan(_) | Item::Deferral(_) => None,
        };
        line.is_some_and(|(statement, at)| statement.lines[at as usize].plan == Some(plan))
    }

    pub(super) fn repaid(&mut self, event: &Taken, stamp: Stamp) -> Checked {
        self.deal(event.repayment.0)?;
        let account = self.account(event.account)?;
        same("the currency", account.currency, event.amount.currency)?;
        let is_written_off = account.charged_off.is_some();
        same("where its debts stand", is_written_off, event.debts == Standing::WrittenOff)?;
        let price = self.price(account, event.target, stamp.date).ok_or("it is for what is not this account's")?;
        let (total, fee, amount) = (price.total(), price.fee(), event.amount.amount.minor());
        let all = matches!(event.target, Target::Plan(_) | Target::Everything);
        if total == 0 || (all && amount < total) {
            return Err(format!("{amount} is taken for what costs {total}"));
        }
        let (paid, left) = settle(price.debts, amount - fee);
        same("what it pays", paid, plain(&event.parts))?;
        same("the plans it settles", price.settled, event.settled.clone())?;
        let fees = event.settlement_fees.iter().map(|one| (one.plan, one.amount.minor())).collect();
        same("what settling them costs", price.fees, fees)?;
        same("what becomes credit balance", left, event.credit.minor())?;
        let currency = account.currency;
        match event.source {
            Source::Bank => self.totals(currency).bank += amount as i64,
            Source::Wallet if left > 0 || amount as i64 > self.free(account) => {
                return Err(format!("{amount} is taken of a wallet with {} to spend", self.free(account)));
            }
            Source::Wallet => self.change_wallet(event.account, -(amount as i64))?,
        }
        self.totals(currency).fee_income += fee as i64;
        if let Some(promise) = self.account_mut(event.account)?.promise.as_mut().filter(|promise| promise.is_open) {
            promise.paid += amount;
        }
        self.pay_parts(event.account, &event.parts, stamp.date)?;
        self.change_credit(event.account, left as i64)?;
        for fee in &event.settlement_fees {
            let plan = self.plans.get_mut(fee.plan.0).ok_or("no such plan")?;
            plan.settled = Some((fee.amount.minor(), plan.principal - plan.refunded));
        }
        self.earn_settled(&event.settled, &event.finished, currency)?;
        for id in &event.settled {
            self.plans.get_mut(id.0).ok_or("no such plan")?.to_come.clear();
        }
        self.prune(event.account)
    }

    /// Makes debts smaller on a day, in the model and by posting.
    pub(super) fn pay_parts(&mut self, account: AccountId, parts: &[Part], on: Date) -> Checked {
        if self.account(account)?.charged_off.is_some() {
            return self.recover(account, parts, on);
        }
        self.take_debts(account, &plain(parts), on)
    }

    /// The same of debts as plain numbers.
    pub(super) fn take_debts(&mut self, account: AccountId, debts: &[Debt], on: Date) -> Checked {
        for (item, amount) in debts {
            self.shrink(account, *item, *amount, on)?;
            let signed = *amount as i64;
            let owner = self.account_mut(account)?;
            let currency = owner.currency;
            let totals = match *item {
                Item::Penalty(_) => {
                    owner.posted.penalty -= signed;
                    &mut self.totals(currency).penalty
                }
                Item::Fee(..) | Item::Deferral(_) => {
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
    pub(super) fn shrink(&mut self, account: AccountId, item: Item, amount: u64, on: Date) -> Checked {
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
            Item::Deferral(id) => {
                let statement = self.statements.get_mut(id.0).ok_or("no such statement")?;
                statement.deferral.as_mut().ok_or("a statement that is not deferred")?
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
