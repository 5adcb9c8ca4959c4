//! Plans of what stood on statements: split bills and hardship plans, and what refunds take of them.

use calendar::{Date, Stamp};
use engine::id::{AccountId, OrderId, PlanId};
use engine::merchant::Bearer;
use engine::part::Item;
use engine::terms::{Pricing, Terms};
use engine::{Event, Rejection, bill_instalment, hardship};
use money::{Amount, Money};

use super::foresee::{Decided, Foreseen, is_dear, is_too_dear};
use super::model::{Account, Gathered, Order, Plan, Share, Statement};
use super::pay::{Debt, plain, settle};
use super::{Checked, Shard, price, same, subsidy};
use crate::ask::OnBill;

/// What a refund takes of a capture's share in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    /// The plan.
    pub plan: PlanId,
    /// The capture.
    pub capture: usize,
    /// In all.
    pub amount: u64,
    /// Of what is to come.
    pub to_come: u64,
}

/// The most that a command may name.
const COMMAND_MAX: u64 = 1_000_000_000_000;

impl Shard {
    /// What splitting a bill must be answered with.
    pub(super) fn split(&self, ask: &bill_instalment::Split, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        let statement = self.statements.get(ask.statement.0).filter(|statement| statement.account == account.id);
        let statement = statement.ok_or("statement_not_found")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        self.late(account, today)?;
        if ask.amount.is_some_and(|money| money.currency != account.currency) {
            return Err("currency_mismatch");
        }
        let all: u64 = purchases(statement).iter().map(|(_, owed)| owed).sum();
        if all == 0 {
            return Err("nothing_to_split");
        }
        if today >= statement.due {
            return Err("split_too_late");
        }
        let terms = self.terms_on(account.currency, today).ok_or("currency_mismatch")?;
        if terms.offers.iter().all(|offer| offer.terms != ask.terms) {
            return Err("term_not_offered");
        }
        let amount = ask.amount.map_or(all, |money| money.amount.minor());
        if amount > all || amount < super::enter::smallest(terms, ask.terms) {
            return Err("amount_out_of_range");
        }
        if is_too_dear(terms, subsidy::parts(Bearer::Customer, terms), amount, ask.terms) {
            return Err("cost_ceiling_exceeded");
        }
        Ok(Foreseen::Accepted)
    }

    /// What a hardship plan must be answered with.
    pub(super) fn plan_hardship(&self, ask: &hardship::Agree, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        if account.charged_off.is_some() {
            return Err("charged_off");
        }
        let yearly = ask.yearly.map_or(0, |rate| rate.parts());
        if yearly > 1_000_000 {
            return Err("rate_out_of_range");
        }
        if !(2..=60).contains(&ask.terms) {
            return Err("term_out_of_range");
        }
        let owed = self.due_now(account);
        if owed == 0 {
            return Err("nothing_due");
        }
        if owed > COMMAND_MAX {
            return Err("amount_out_of_range");
        }
        let terms = self.terms_on(account.currency, today).ok_or("currency_mismatch")?;
        let pricing = ask.yearly.map_or(Pricing::InterestFree, Pricing::Annuity);
        if terms.cost_ceiling.is_some_and(|ceiling| is_dear(ceiling, pricing, owed, ask.terms)) {
            return Err("cost_ceiling_exceeded");
        }
        Ok(Foreseen::Accepted)
    }

    pub(super) fn bill_split(&mut self, event: &bill_instalment::Agreed, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        let n = event.schedule.len() as u32;
        let split = bill_instalment::Split {
            account: event.account,
            statement: event.statement,
            terms: n,
            amount: Some(event.amount),
        };
        self.split(&split, stamp.date).map_err(|code| format!("a split that is to be refused: {code}"))?;
        let terms = self.terms_on(account.currency, stamp.date).ok_or("no Terms in its currency")?;
        same("the Terms", terms.version, event.terms)?;
        let offer = terms.offers.iter().find(|offer| offer.terms == n).ok_or("a plan that is not offered")?;
        same("the pricing", offer.pricing, event.pricing)?;
        let statement = self.statements.get(event.statement.0).ok_or("no such statement")?;
        let (moved, _) = settle(purchases(statement), event.amount.amount.minor());
        same("what it settles", &moved, &plain(&event.moved))?;
        let made = Made {
            id: event.plan,
            owner: event.account,
            terms: terms.clone(),
            amount: event.amount.amount.minor(),
            pricing: event.pricing,
            schedule: price::plain(&event.schedule),
            rates: event.rates,
            of_hardship: false,
        };
        same("the terms", &price::terms(made.pricing, made.amount, made.amount, n), &made.schedule)?;
        self.gather(made, moved, stamp)
    }

    pub(super) fn hardship_planned(&mut self, event: &hardship::Agreed, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        let (currency, owed) = (account.currency, self.due_now(account));
        same("all that is owed", (currency, owed), (event.amount.currency, event.amount.amount.minor()))?;
        let terms = self.terms_on(currency, stamp.date).ok_or("no Terms in its currency")?.clone();
        same("the Terms", terms.version, event.terms)?;
        let mut moved = self.debts(&account.open, stamp.date);
        moved.retain(|(_, amount)| *amount > 0);
        same("what it settles", &moved, &plain(&event.moved))?;
        let sum =
            |of: fn(&Item) -> bool| moved.iter().filter(|(item, _)| of(item)).map(|(_, amount)| *amount).sum::<u64>();
        let fees = sum(|item| matches!(item, Item::Fee(..) | Item::Deferral(_))) as i64;
        let penalties = sum(|item| matches!(item, Item::Penalty(_))) as i64;
        let made = Made {
            id: event.plan,
            owner: event.account,
            terms,
            amount: owed,
            pricing: event.pricing,
            schedule: price::plain(&event.schedule),
            rates: event.rates,
            of_hardship: true,
        };
        // How many terms were asked for is told by the request alone.
        let principal: u64 = made.schedule.iter().map(|(principal, _)| principal).sum();
        same("the principal of its terms", owed, principal)?;
        self.gather(made, moved, stamp)?;
        // Fees and penalties are principal from now on.
        self.totals(currency).principal += fees + penalties;
        self.account_mut(event.account)?.posted.principal += fees + penalties;
        self.account_mut(event.account)?.hardship.push(event.plan);
        Ok(())
    }

    /// Makes a plan of what stood on statements, which it settles.
    fn gather(&mut self, made: Made, moved: Vec<Debt>, stamp: Stamp) -> Checked {
        self.deal(made.id.0)?;
        let account = self.account(made.owner)?.clone();
        let payments: Vec<u64> = made.schedule.iter().map(|(principal, fee)| principal + fee).collect();
        let mut cycle = stamp.date;
        let days = payments.iter().map(|_| {
            cycle = account.cycle_after(cycle);
            cycle.plus_days(made.terms.grace_days as i32).days_after(stamp.date).unsigned_abs()
        });
        if !price::rates_hold(made.rates, made.amount, &payments, &days.collect::<Vec<u32>>()) {
            return Err(format!("the annual rates {:?} are not those of {payments:?}", made.rates));
        }
        let mut shares: Vec<Share> = Vec::new();
        for (item, amount) in &moved {
            let Item::Principal(id, at) = item else { continue };
            let line = self.statements.get(id.0).and_then(|one| one.lines.get(*at as usize)).ok_or("no such line")?;
            let Some((order, capture)) = line.of else { continue };
            shares.push(Share { order, capture, left: *amount });
            let captures = &mut self.orders.get_mut(order.0).ok_or("no such order")?.captures;
            let holders = &mut captures.get_mut(capture as usize).ok_or("no such capture")?.gathered;
            if !holders.contains(&made.id) {
                holders.push(made.id);
            }
        }
        let principal: u64 =
            moved.iter().filter(|(item, _)| matches!(item, Item::Principal(..))).map(|(_, amount)| amount).sum();
        let currency = account.currency;
        let (nth, joins) = (account.captures, account.cycle_after(stamp.date));
        self.take_debts(made.owner, &moved, stamp.date)?;
        // It is owed as principal again.
        self.totals(currency).principal += principal as i64;
        let account = self.account_mut(made.owner)?;
        account.posted.principal += principal as i64;
        account.captures += 1;
        account.plans.push(made.id);
        let owner = made.owner;
        self.plans.put(made.id.0, made.plan(nth, joins, shares, stamp.date));
        self.prune(owner)
    }

    /// Hardship plans that are not paid, and what is left of them.
    pub(super) fn hardship_left(&self, account: &Account) -> (Vec<PlanId>, u64) {
        let left = |id: &PlanId| {
            let to_come = self.plans.get(id.0).map_or(0, Plan::unbilled);
            let open = account.open.iter().filter_map(|id| self.statements.get(id.0)).flat_map(|one| &one.lines);
            let open: u64 = open.filter(|line| line.plan == Some(*id)).map(|line| line.principal + line.fee).sum();
            to_come + open
        };
        let running: Vec<PlanId> = account.hardship.iter().copied().filter(|id| left(id) > 0).collect();
        let sum = running.iter().map(left).sum();
        (running, sum)
    }

    /// The figures that a refusal must tell.
    pub(super) fn gathered_refusal(&self, account: &Account, code: &str) -> Option<Rejection> {
        let left = Money { amount: Amount::of(self.hardship_left(account).1), currency: account.currency };
        (code == "hardship_plan_running").then_some(Rejection::HardshipPlanRunning { left })
    }

    /// What of `left` the shares of an order give: what is to come, then what is billed and open; with the debts that are owed
    /// no more. What is left after that was paid.
    pub(super) fn give_shares(&self, order: &Order, mut left: u64) -> Result<(Vec<Given>, Vec<Debt>), String> {
        let (mut given, mut gone) = (Vec::new(), Vec::new());
        for (capture, one) in order.captures.iter().enumerate() {
            given.extend(one.gathered.iter().map(|plan| Given { plan: *plan, capture, amount: 0, to_come: 0 }));
        }
        for at in 0..given.len() {
            let Given { plan, capture, .. } = given[at];
            let taken: u64 = given.iter().filter(|one| one.plan == plan).map(|one| one.to_come).sum();
            let amount = left.min(self.share_left(plan, order.id, capture)?).min(self.unbilled_of(plan)? - taken);
            (given[at].amount, given[at].to_come) = (amount, amount);
            if amount > 0 {
                gone.push((Item::Plan(plan), amount));
            }
            left -= amount;
        }
        for statement in self.account(order.account)?.open.iter().filter_map(|id| self.statements.get(id.0)) {
            for (line, number) in statement.lines.iter().zip(0_u32..) {
                let mut open = line.principal;
                for one in given.iter_mut().filter(|one| line.plan == Some(one.plan)) {
                    let share = self.share_left(one.plan, order.id, one.capture)? - one.amount;
                    let amount = left.min(share).min(open);
                    one.amount += amount;
                    if amount > 0 {
                        gone.push((Item::Principal(statement.id, number), amount));
                    }
                    (open, left) = (open - amount, left - amount);
                }
            }
        }
        Ok((given, gone))
    }

    /// What is left of the share of a capture in a plan.
    pub(super) fn share_left(&self, plan: PlanId, order: OrderId, capture: usize) -> Result<u64, String> {
        let gathered = self.plans.get(plan.0).and_then(|plan| plan.gathered.as_ref()).ok_or("no gathered plan")?;
        let is_it = |share: &&Share| share.order == order && share.capture as usize == capture;
        Ok(gathered.shares.iter().filter(is_it).map(|share| share.left).sum())
    }

    fn unbilled_of(&self, plan: PlanId) -> Result<u64, String> {
        self.plans.get(plan.0).map(Plan::unbilled).ok_or_else(|| "no such plan".into())
    }

    /// Notes what a refund took of shares.
    pub(super) fn note_given(&mut self, order: OrderId, given: &[Given]) -> Checked {
        for one in given {
            let plan = self.plans.get_mut(one.plan.0).ok_or("no such plan")?;
            plan.refunded += one.amount;
            let mut left = one.amount;
            let shares = &mut plan.gathered.as_mut().ok_or("no gathered plan")?.shares;
            for share in shares.iter_mut().filter(|share| (share.order, share.capture as usize) == (order, one.capture))
            {
                let taken = left.min(share.left);
                (share.left, left) = (share.left - taken, left - taken);
            }
            same("what a share could not give", 0, left)?;
        }
        Ok(())
    }
}

/// A plan that was made of what stood on statements, as its event tells it.
struct Made {
    id: PlanId,
    owner: AccountId,
    terms: Terms,
    amount: u64,
    pricing: Pricing,
    schedule: Vec<(u64, u64)>,
    rates: engine::plan::Rates,
    of_hardship: bool,
}

impl Made {
    fn plan(self, nth: u32, joins: Date, shares: Vec<Share>, since: Date) -> Plan {
        Plan {
            id: self.id,
            account: self.owner,
            of: None,
            gathered: Some(Gathered { version: self.terms.version, of_hardship: self.of_hardship, shares }),
            nth,
            pricing: self.pricing,
            principal: self.amount,
            refunded: 0,
            billed: Vec::new(),
            to_come: self.schedule,
            fee_back: 0,
            bases: Vec::new(),
            since,
            settled: None,
            joins,
            parts: subsidy::parts(Bearer::Customer, &self.terms),
            subsidy: None,
        }
    }
}

/// The principals of a statement that are no instalments.
fn purchases(statement: &Statement) -> Vec<Debt> {
    let lines = (0_u32..).zip(&statement.lines).filter(|(_, line)| line.plan.is_none());
    lines.map(|(at, line)| (Item::Principal(statement.id, at), line.principal)).collect()
}

/// Checks that an event has what was asked of it.
pub(super) fn answers(what: &OnBill, events: &[Event]) -> Checked {
    for event in events {
        match (event, what) {
            (Event::BillSplit(event), OnBill::Split { terms, amount, .. }) => {
                same("N1: the terms asked for", *terms as usize, event.schedule.len())?;
                same("N1: the amount asked for", amount.unwrap_or(event.amount), event.amount)?;
            }
            (Event::HardshipPlanned(event), OnBill::Hardship { terms, yearly, reason }) => {
                let pricing = yearly.map_or(Pricing::InterestFree, |ppm| Pricing::Annuity(money::Rate::ppm(ppm)));
                same("N1: the price and the reason asked for", (pricing, *reason), (event.pricing, event.reason))?;
                let amount = event.amount.amount.minor();
                let schedule = price::terms(pricing, amount, amount, *terms);
                same("N1: the terms asked for", schedule, price::plain(&event.schedule))?;
            }
            _ => {}
        }
    }
    Ok(())
}
