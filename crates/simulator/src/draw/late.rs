//! What is asked about lateness: freezes by the staff, charge-offs, promises to pay.

use engine::charge_off;
use engine::freeze::{self, Act};
use engine::promise::Via;

use super::Draw;
use super::aim::other_than;
use crate::ask::{Ask, OnLate, Who, money};
use crate::auditor::model::Account;
use crate::coverage::{Billed, Cell};
use crate::run::Run;

impl Draw {
    /// Something about how late some account is. A charge-off is rare, as nothing is bought after it.
    pub(super) fn on_late(&mut self, run: &Run) -> Ask {
        let (who, account) = self.account(run);
        let what = match self.dice.below(20) {
            0..6 => {
                let is_frozen = account.is_some_and(|account| account.frozen.is_some());
                let wanted = if is_frozen { Act::Unfreeze } else { Act::Freeze };
                let act = if self.dice.comes_up(900) { wanted } else { Act::Freeze };
                OnLate::Freeze(act, self.dice.one_of(&freeze::Reason::ALL))
            }
            6 => OnLate::ChargeOff(self.dice.one_of(&charge_off::Reason::ALL)),
            _ => self.promise(run, account),
        };
        Ask::OnLate { account: who, what }
    }

    /// A promise, often of just what is due.
    fn promise(&mut self, run: &Run, account: Option<&Account>) -> OnLate {
        let due = account.map_or(0, |account| run.auditor.shard_of(account.id).due_now(account));
        let currency = account.map_or(self.setting.currency(), |account| account.currency);
        let minor = self.around(due, due / 2 + 1);
        let days = self.dice.one_of(&[0, 1, 1, 2, 5, 30, 31, -1]);
        let via = self.dice.one_of(&[Via::Customer, Via::Staff]);
        let amount = self.money(minor, currency);
        OnLate::Promise { amount, until: run.today().plus_days(days), via }
    }

    /// Something about lateness that is answered as a cell wants it.
    pub(super) fn aimed_late(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let (who, account) = self.account_for_late(run, cell, billed)?;
        let due = run.auditor.shard_of(account.id).due_now(account);
        let until = run.today().plus_days(if cell.answer == "date_out_of_range" { 31 } else { 1 });
        let via = Via::Staff;
        let promise = |minor, currency| OnLate::Promise { amount: money(minor, currency), until, via };
        let what = match (cell.command, cell.answer) {
            ("change_freeze", answer) => {
                let is_kept = answer == "already";
                let act = if account.frozen.is_some() == is_kept { Act::Freeze } else { Act::Unfreeze };
                OnLate::Freeze(act, freeze::Reason::Risk)
            }
            ("charge_off", _) => OnLate::ChargeOff(charge_off::Reason::Fraud),
            (_, "currency_mismatch") => promise(1, other_than(account.currency)),
            (_, "amount_out_of_range") => promise(due + 1, account.currency),
            _ => promise(due.max(1), account.currency),
        };
        Some(Ask::OnLate { account: who, what })
    }

    /// An account that stands as wanted, and was or was not charged off before as the answer needs it.
    fn account_for_late<'a>(&mut self, run: &'a Run, cell: &Cell, wanted: Billed) -> Option<(Who, &'a Account)> {
        let from = self.dice.below(self.accounts.len() as u64) as usize;
        let mut accounts = self.accounts.iter().cycle().skip(from).take(self.accounts.len());
        accounts.find_map(|serial| {
            let account = run.auditor.account(run.auditor.account_named(Who::Of(*serial))?)?;
            let fits = match (cell.command, cell.answer) {
                ("charge_off", "already") => account.charged_off.is_some(),
                ("charge_off", "accepted") => account.charged_off.is_none(),
                _ => true,
            };
            let billed = run.auditor.shard_of(account.id).billed(account, run.today());
            (fits && billed == wanted).then_some((Who::Of(*serial), account))
        })
    }
}
