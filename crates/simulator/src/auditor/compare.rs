//! Comparing: what the state holds in memory against what the auditor worked out.

use calendar::Date;
use engine::id::{AccountId, MerchantId};
use engine::{State, account};
use ledger::Kind;

use super::model::{Account, Merchant, Order};
use super::totals::Totals;
use super::{Auditor, Checked, Shard, on, same};

impl Auditor {
    /// Compares what this turn touched with the states, and every trial balance.
    ///
    /// # Errors
    /// The first difference.
    pub fn compare_touched<'a>(&mut self, states: impl Iterator<Item = &'a State>) -> Checked {
        for (shard, state) in self.shards.iter_mut().zip(states) {
            let mut touched = std::mem::take(&mut shard.touched);
            touched.sort_unstable();
            touched.dedup();
            for id in touched {
                shard.compare_account(state, id)?;
            }
            shard.compare_totals(state)?;
        }
        Ok(())
    }

    /// Compares everything with the states.
    ///
    /// # Errors
    /// The first difference.
    pub fn compare_all<'a>(&self, states: impl Iterator<Item = &'a State>) -> Checked {
        for (shard, state) in self.shards.iter().zip(states) {
            same("the number of accounts", shard.accounts.all().count(), state.account_ids().len())?;
            same("the number of orders", shard.orders.all().count(), state.orders_len())?;
            for account in shard.accounts.all() {
                shard.compare_account(state, account.id)?;
            }
            for order in shard.orders.all() {
                compare_order(order, state)?;
            }
            same("the number of merchants", shard.merchants.len(), state.merchant_ids().len())?;
            for one in shard.instructions.all() {
                let found = state.instruction(one.id).map_err(|no| no.to_string())?;
                let theirs = (found.account, found.purpose, found.amount.minor(), found.status);
                same("an instruction", (one.account, one.purpose, one.amount, one.status), theirs)?;
            }
            for (id, merchant) in &shard.merchants {
                compare_merchant(*id, merchant, state)?;
            }
            shard.compare_totals(state)?;
            shard.compare_sums()?;
        }
        Ok(())
    }
}

impl Shard {
    fn compare_account(&self, state: &State, id: AccountId) -> Checked {
        let ours = self.account(id)?;
        let theirs = state.account(id).map_err(|no| format!("account {} in memory: {no}", on(id.0)))?;
        let found = self.compare_figures(ours, theirs, state).and_then(|()| self.compare_lists(ours, theirs, state));
        let found = found.and_then(|()| self.compare_recent(ours, state));
        let found = found.and_then(|()| self.compare_wallet(ours, state));
        found.map_err(|wrong| format!("account {} in memory: {wrong}", on(id.0)))
    }

    fn compare_figures(&self, ours: &Account, theirs: &account::Account, state: &State) -> Checked {
        let (principal, held) = (self.principal(ours), self.held(ours));
        let today = self.today();
        let temporary = theirs.temporary.map(|one| (one.amount.minor(), one.until));
        same("limit", (ours.limit, ours.temporary), (theirs.limit.minor(), temporary))?;
        same("limit of today", ours.limit_on(today), theirs.limit_on(today).minor())?;
        same("unpaid principal", principal, theirs.principal.minor())?;
        same("held", held, theirs.held.minor())?;
        same("exposure", principal + held, theirs.exposure().minor())?;
        same("available", self.available(ours, today), engine::account::available(state, theirs, today).minor())?;
        same("credit balance", ours.credit, theirs.credit.minor())?;
        same("captures", ours.captures, theirs.captures)?;
        same("concessions that wait", &ours.proposals, &theirs.proposals)?;
        same("the day it was closed", ours.closed, theirs.closed)?;
        let posted = (ours.posted.principal, ours.posted.fee, ours.posted.penalty, ours.posted.credit);
        let books = theirs.books;
        same("its books", posted, (books.principal, books.fee, books.penalty, books.credit))?;
        let receivable = if ours.charged_off.is_some() { 0 } else { principal as i64 };
        same("receivable principal = unpaid principal", receivable, ours.posted.principal)?;
        same("its allowance", ours.allowance, theirs.allowance.minor())?;
        same("since when the staff has it frozen", ours.frozen, theirs.frozen.map(|freeze| freeze.since))?;
        let debt = theirs.charged_off.as_ref().map(|debt| (debt.on, debt.principal.minor(), debt.recovered.minor()));
        let expected = ours.charged_off.as_ref().map(|debt| (debt.on, debt.principal, debt.recovered));
        same("what was charged off", expected, debt)?;
        let promise = theirs.promise.as_ref().map(|one| (one.amount.minor(), one.paid.minor(), one.outcome.is_none()));
        let expected = ours.promise.as_ref().map(|one| (one.amount, one.paid, one.is_open));
        same("what was promised", expected, promise)?;
        same("its cycle day", ours.cycle_day, theirs.cycle_day)?;
        same("the next cycle date", ours.next_cut(&self.plans), engine::minimum::next_cut(state, theirs))
    }

    fn compare_lists(&self, ours: &Account, theirs: &account::Account, state: &State) -> Checked {
        let mut holding = ours.holding.clone();
        let mut holds: Vec<_> = theirs.holds.iter().map(|hold| hold.order).collect();
        holding.sort_unstable();
        holds.sort_unstable();
        same("orders that hold something", holding, holds)?;
        let unbilled = theirs.unbilled.iter().map(|one| (one.order, one.capture, one.amount.minor()));
        let expected: Vec<_> = ours.unbilled.iter().map(|one| (one.order, one.capture, one.left)).collect();
        same("hardship plans that are not paid", &self.hardship_left(ours).0, &theirs.hardship)?;
        same("purchases to be billed", expected, unbilled.collect())?;
        same("plans to be billed", &ours.plans, &theirs.plans)?;
        same("open statements", &ours.open, &theirs.statements)?;
        same("due now", self.due_now(ours), account::due_now(state, theirs).minor())?;
        let (mut fee, mut penalty) = (0, 0);
        for id in &ours.open {
            let mine = self.statements.get(id.0).ok_or("no such statement")?;
            let found = state.statement(*id).map_err(|no| no.to_string())?;
            let lines: Vec<(u64, u64)> =
                found.lines.iter().map(|line| (line.principal_open.minor(), line.fee_open.minor())).collect();
            let expected: Vec<(u64, u64)> = mine.lines.iter().map(|line| (line.principal, line.fee)).collect();
            same("lines of a statement", expected, lines)?;
            same("the due date of a statement", mine.due, found.due)?;
            let deferral = found.deferral.as_ref().map(|deferral| deferral.fee_open.minor());
            same("the fee of a deferral", mine.deferral, deferral)?;
            same("penalty charged and open", (mine.charged, mine.penalty), {
                (found.penalty.minor(), found.penalty_open.minor())
            })?;
            fee += mine.lines.iter().map(|line| line.fee as i64).sum::<i64>();
            fee += mine.deferral.unwrap_or_default() as i64;
            penalty += mine.penalty as i64;
        }
        if ours.charged_off.is_none() {
            same("receivable fees = open fees", fee, ours.posted.fee)?;
            same("receivable penalties = open penalties", penalty, ours.posted.penalty)?;
        }
        for id in &ours.plans {
            let mine = self.plans.get(id.0).ok_or("no such plan")?;
            let found = state.plan(*id).map_err(|no| no.to_string())?;
            same("terms to come", &mine.to_come, &super::price::plain(found.unbilled()))?;
            let left = found.subsidy.as_ref().map(|subsidy| super::subsidy::plain(&subsidy.to_earn));
            same("what is to be earned", mine.subsidy.as_ref().map(|one| one.to_come.clone()), left)?;
        }
        Ok(())
    }

    /// The wallet, and what the bank is told.
    fn compare_wallet(&self, ours: &Account, state: &State) -> Checked {
        let theirs = state.wallet(ours.id);
        let (mine, free) = (&ours.wallet, self.free(ours));
        let found = theirs.map_or([0; 4], |wallet| {
            let free = wallet.available().signed() - wallet.missing().signed();
            [wallet.funds, free, wallet.books.wallet, wallet.books.clearing]
        });
        same("the wallet", [mine.funds, free, mine.posted, mine.clearing], found)?;
        same("open instructions", mine.open.clone(), theirs.map(|wallet| wallet.open.clone()).unwrap_or_default())?;
        self.wallet_adds_up(ours)
    }

    /// The orders that are still held, and the newest purchase.
    fn compare_recent(&self, ours: &Account, state: &State) -> Checked {
        let newest = ours.unbilled.last().map(|one| one.order);
        for id in ours.holding.iter().copied().chain(newest) {
            let order = self.orders.get(id.0).ok_or("no such order")?;
            compare_order(order, state)?;
        }
        Ok(())
    }

    /// Every total of the books of the shard, and that they balance.
    fn compare_totals(&self, state: &State) -> Checked {
        for (currency, ours) in &self.totals {
            let total = |kind| state.book().total(*currency, kind);
            let theirs = Totals {
                bank: total(Kind::Bank),
                clearing: total(Kind::Clearing),
                principal: total(Kind::Principal),
                fee: total(Kind::Fee),
                penalty: total(Kind::Penalty),
                credit: -total(Kind::Credit),
                wallet: -total(Kind::Wallet),
                payable: -total(Kind::Payable),
                fee_income: -total(Kind::FeeIncome),
                penalty_income: -total(Kind::PenaltyIncome),
                discount_income: -total(Kind::DiscountIncome),
                goodwill: total(Kind::Goodwill),
                deferred: -total(Kind::DeferredSubsidy),
                subsidy_expense: total(Kind::SubsidyExpense),
                allowance: -total(Kind::Allowance),
                losses: total(Kind::Losses),
                recoveries: -total(Kind::Recoveries),
            };
            same("N7: the trial balance", *ours, theirs)?;
            same("N7: what the books do not balance by", 0, theirs.difference())?;
        }
        Ok(())
    }

    /// The totals against the sums over accounts and merchants.
    fn compare_sums(&self) -> Checked {
        for (currency, totals) in &self.totals {
            let accounts = || self.accounts.all().filter(|account| account.currency == *currency);
            let sums = [
                accounts().map(|account| account.posted.principal).sum::<i64>(),
                accounts().map(|account| account.posted.fee).sum(),
                accounts().map(|account| account.posted.penalty).sum(),
                accounts().map(|account| account.posted.credit).sum(),
            ];
            let wallets =
                [accounts().map(|one| one.wallet.posted).sum(), accounts().map(|one| one.wallet.clearing).sum()];
            same("totals of the wallets", [totals.wallet, totals.clearing], wallets)?;
            let allowance: i64 = accounts().map(|account| account.allowance as i64).sum();
            let [lost, recovered] = [0, 1].map(|at| accounts().map(|account| account.lost[at]).sum());
            let found = [totals.allowance, totals.losses - totals.allowance, totals.recoveries];
            same("allowance, charged off and recovered", found, [allowance, lost, recovered])?;
            same("totals of the accounts", [totals.principal, totals.fee, totals.penalty, totals.credit], sums)?;
            let merchants = self.merchants.values().filter(|merchant| merchant.contract.currency == *currency);
            same("what merchants are owed", totals.payable, merchants.map(Merchant::payable).sum())?;
        }
        Ok(())
    }

    /// Days past the due date of the oldest unpaid statement.
    pub fn days_past_due(&self, account: &Account, today: Date) -> u32 {
        let oldest = account.open.iter().filter_map(|id| self.statements.get(id.0)).map(|one| one.due).min();
        oldest.filter(|due| *due < today).map_or(0, |due| today.days_after(due).unsigned_abs())
    }
}

impl Merchant {
    /// Captured − refunded − discount − subsidy.
    pub fn payable(&self) -> i64 {
        self.sold[0] as i64 - self.sold[1] as i64 - self.sold[2] as i64 - self.sold[3] as i64
    }
}

fn compare_merchant(id: u64, ours: &Merchant, state: &State) -> Checked {
    let theirs = state.merchant(MerchantId(id)).map_err(|no| format!("merchant {} in memory: {no}", on(id)))?;
    let sold = [theirs.captured, theirs.refunded, theirs.discount, theirs.subsidy].map(|amount| amount.minor());
    same("what a merchant sold", (ours.contract, ours.sold), (theirs.contract, sold))?;
    same("what a merchant is owed", ours.payable(), theirs.payable())?;
    same("the books of a merchant", ours.payable(), theirs.books.payable)
}

fn compare_order(ours: &Order, state: &State) -> Checked {
    let theirs = state.order(ours.id).map_err(|no| format!("order {} in memory: {no}", on(ours.id.0)))?;
    let found = super::enter::same_amounts(ours, &theirs.amounts);
    let found = found.and_then(|()| same("its state", ours.status(), theirs.amounts.status()));
    let share = theirs.wallet();
    let share = [share.authorised, share.captured, share.voided, share.expired, share.refunded];
    let found = found.and_then(|()| same("what the wallet pays", ours.wallet, share.map(|one| one.minor())));
    let captures: Vec<(u64, u64)> =
        theirs.captures.iter().map(|capture| (capture.amount.minor(), capture.refunded.minor())).collect();
    let expected: Vec<(u64, u64)> = ours.captures.iter().map(|capture| (capture.amount, capture.refunded)).collect();
    let found = found.and_then(|()| same("its captures", expected, captures));
    found.map_err(|wrong| format!("order {} in memory: {wrong}", on(ours.id.0)))
}
