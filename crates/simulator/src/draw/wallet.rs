//! What is asked of wallets and of the bank: often just what is there, and outcomes in any order.

use engine::instruction::{Outcome, Purpose, Status};
use engine::order::Method;
use engine::repayment::{Source, Target};
use engine::turn::Intent;
use money::{Amount, Money};

use super::Draw;
use super::aim::other_than;
use crate::ask::{Aim, Ask, Made, Sent, Who, money};
use crate::auditor::model::{Account, Instruction};
use crate::coverage::{Billed, Cell};
use crate::run::Run;

/// How many instructions are looked at for one in a wanted state.
const LOOKS: u64 = 20;

/// How many instructions of an account may be open.
const OPEN_MAX: u64 = 20;

impl Draw {
    /// A request to the bank.
    pub(super) fn instruct(&mut self, run: &Run) -> Ask {
        let (who, account) = self.account(run);
        let purpose = match self.dice.below(10) {
            0..6 => Purpose::TopUp,
            6..9 => Purpose::Withdrawal,
            _ => Purpose::CreditWithdrawal,
        };
        let (currency, has) =
            account.map_or((self.setting.currency(), 0), |account| (account.currency, has(run, account)));
        let edge = match (purpose, account) {
            (Purpose::TopUp, _) => 50_000,
            (Purpose::Withdrawal, _) => has,
            (Purpose::CreditWithdrawal, account) => account.map_or(0, |account| account.credit),
        };
        let minor = self.around(edge, edge);
        Ask::Instruct { account: who, purpose, amount: self.money(minor, currency) }
    }

    /// The bank's word on an instruction, most of the time one that can be so.
    pub(super) fn confirm(&mut self, run: &Run) -> Ask {
        let outcome = self.dice.one_of(&[
            Outcome::Settled,
            Outcome::Settled,
            Outcome::Settled,
            Outcome::Failed,
            Outcome::Returned,
            Outcome::Returned,
        ]);
        if self.dice.comes_up(10) {
            return Ask::Confirm { instruction: Who::Unknown, outcome };
        }
        let wanted = if outcome == Outcome::Returned { Status::Settled } else { Status::Requested };
        let mut found = Who::Unknown;
        for _ in 0..LOOKS {
            let Some(last) = (self.instructions.len() as u64).checked_sub(1) else { break };
            let at = last - self.dice.between(0, last.min(60));
            let Some(serial) = self.instructions.get(at as usize).copied() else { break };
            let Some(one) = instruction(run, Who::Of(serial)) else { continue };
            found = Who::Of(serial);
            if one.status == wanted || self.dice.comes_up(30) {
                break;
            }
        }
        Ask::Confirm { instruction: found, outcome }
    }

    /// A purchase paid as it was drawn, or by balance, or in part by balance.
    pub(super) fn paid_from(
        &mut self,
        run: &Run,
        account: Option<&Account>,
        amount: Money,
        method: Method,
    ) -> (Money, Method, Option<Money>) {
        let has = account.map_or(0, |account| has(run, account));
        let unlikely = if has > 0 { 600 } else { 960 };
        if self.dice.comes_up(unlikely) {
            return (amount, method, None);
        }
        if self.dice.comes_up(400) {
            let minor = self.around(has, has);
            let amount = self.money(minor, amount.currency);
            let told = self.dice.comes_up(100).then(|| self.money(minor, amount.currency));
            return (amount, Method::Balance, told);
        }
        let edge = has.min(amount.amount.minor());
        let part = self.around(edge, edge);
        (amount, method, Some(self.money(part, amount.currency)))
    }

    /// Where the money of a repayment comes from.
    pub(super) fn source(&mut self, run: &Run, account: &Account) -> Source {
        let is_worth_it = has(run, account) > 0 || self.dice.comes_up(100);
        if is_worth_it && self.dice.comes_up(200) { Source::Wallet } else { Source::Bank }
    }

    /// A request to the bank that is answered as a cell wants it.
    pub(super) fn aimed_instruction(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let fits = |account: &Account| match cell.answer {
            "too_many_instructions" => account.wallet.open.len() as u64 >= OPEN_MAX,
            "wallet_blocked" => free(run, account) < 0,
            _ => true,
        };
        let Some((who, account)) = self.account_that(run, billed, fits) else {
            if cell.answer == "too_many_instructions" {
                self.filling = self.account_for(run, billed).map(|(who, _)| (who, OPEN_MAX + 4));
            }
            return None;
        };
        let (purpose, minor, currency) = match cell.answer {
            "wallet_blocked" => (Purpose::Withdrawal, 1, account.currency),
            "account_frozen" | "overdue" => (Purpose::CreditWithdrawal, 1, account.currency),
            "balance_insufficient" => (Purpose::Withdrawal, has(run, account) + 1, account.currency),
            "currency_mismatch" => (Purpose::TopUp, 1, other_than(account.currency)),
            "amount_out_of_range" => (Purpose::TopUp, 0, account.currency),
            _ => (Purpose::TopUp, 1, account.currency),
        };
        Some(Ask::Instruct { account: who, purpose, amount: money(minor, currency) })
    }

    /// One more top-up of a cent, when as many are to be open as may be.
    pub(super) fn fill(&mut self, run: &Run, at: Option<i64>) -> Option<Sent> {
        let (account, left) = self.filling.take()?;
        self.filling = left.checked_sub(1).map(|left| (account, left));
        let currency = run.auditor.account(run.auditor.account_named(account)?)?.currency;
        let ask = Ask::Instruct { account, purpose: Purpose::TopUp, amount: money(1, currency) };
        let sent = Sent { intent: Intent::Do, ..self.fresh(ask, at, 0) };
        self.instructions.push(sent.serial);
        Some(sent)
    }

    /// The bank's word, answered as a cell wants it.
    pub(super) fn aimed_confirmation(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let from = self.dice.below(self.instructions.len() as u64) as usize;
        let mut all = self.instructions.iter().cycle().skip(from).take(self.instructions.len());
        let (instruction, outcome) = all.find_map(|serial| {
            let one = instruction(run, Who::Of(*serial))?;
            let account = run.auditor.account(one.account)?;
            let stands = run.auditor.shard_of(account.id).billed(account, run.today());
            let outcome = match (cell.answer, one.status) {
                ("accepted" | "repeated" | "idempotency_key_reused", Status::Requested) => Outcome::Settled,
                ("already", Status::Settled) => Outcome::Settled,
                ("already", Status::Failed) => Outcome::Failed,
                ("outcome_not_possible", Status::Requested) => Outcome::Returned,
                ("outcome_not_possible", Status::Failed | Status::Returned) => Outcome::Settled,
                _ => return None,
            };
            (stands == billed).then_some((Who::Of(*serial), outcome))
        })?;
        Some(Ask::Confirm { instruction, outcome })
    }

    /// A purchase that a wallet refuses.
    pub(super) fn aimed_balance(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let is_blocked = cell.answer == "wallet_blocked";
        let fits = |account: &Account| (free(run, account) < 0) == is_blocked;
        let (account, found) = self.account_that(run, billed, fits)?;
        let merchant = self.merchant(run, found.currency);
        let amount = Money { amount: Amount::of(has(run, found) + 1), currency: found.currency };
        let (method, wallet, capture) = (Method::Balance, None, engine::order::Timing::Later);
        Some(Ask::Buy { account, merchant, amount, method, wallet, capture })
    }

    /// A repayment that a wallet refuses.
    pub(super) fn aimed_wallet_repayment(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let cost = |account: &Account| {
            run.auditor.shard_of(account.id).cost(account, Target::Everything, run.today()).unwrap_or_default()
        };
        let fits = |account: &Account| match cell.answer {
            "wallet_blocked" => free(run, account) < 0,
            _ => free(run, account) >= 0 && cost(account) > has(run, account),
        };
        let (account, _) = self.account_that(run, billed, fits)?;
        Some(Ask::Repay { account, aim: Aim::Everything, amount: None, source: Source::Wallet })
    }

    /// An account whose statements stand as wanted, and that fits.
    pub(super) fn account_that<'a>(
        &mut self,
        run: &'a Run,
        wanted: Billed,
        fits: impl Fn(&Account) -> bool,
    ) -> Option<(Who, &'a Account)> {
        let from = self.dice.below(self.accounts.len() as u64) as usize;
        let mut accounts = self.accounts.iter().cycle().skip(from).take(self.accounts.len());
        accounts.find_map(|serial| {
            let account = run.auditor.account(run.auditor.account_named(Who::Of(*serial))?)?;
            let stands = run.auditor.shard_of(account.id).billed(account, run.today());
            (stands == wanted && fits(account)).then_some((Who::Of(*serial), account))
        })
    }
}

/// An instruction, as the auditor has it.
pub(super) fn instruction(run: &Run, who: Who) -> Option<&Instruction> {
    let Who::Of(serial) = who else { return None };
    let Some(Made::Instruction(id)) = run.auditor.cast.get(&serial) else { return None };
    run.auditor.instruction(*id)
}

fn free(run: &Run, account: &Account) -> i64 {
    run.auditor.shard_of(account.id).free(account)
}

/// What can be spent of a wallet.
pub(super) fn has(run: &Run, account: &Account) -> u64 {
    free(run, account).max(0).unsigned_abs()
}
