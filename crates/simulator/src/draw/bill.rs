//! What is asked about bills: cycle days moved, statements deferred.

use calendar::{CycleDay, Date};

use super::Draw;
use crate::ask::{Ask, OnBill, Who};
use crate::auditor::model::Account;
use crate::coverage::{Billed, Cell};
use crate::run::Run;

impl Draw {
    /// Something about the bills of some account.
    pub(super) fn on_bill(&mut self, run: &Run) -> Ask {
        let (who, account) = self.account(run);
        let what = match self.dice.below(5) {
            0 => OnBill::CycleDay(self.cycle_day(account)),
            _ => self.deferral(account),
        };
        Ask::OnBill { account: who, what }
    }

    fn cycle_day(&mut self, account: Option<&Account>) -> CycleDay {
        let drawn = self.dice.between(1, 28) as u32;
        let day = CycleDay::new(drawn).expect("1 to 28");
        let own = account.filter(|_| self.dice.comes_up(100)).map(|account| account.cycle_day);
        own.unwrap_or(day)
    }

    /// A deferral, most of the time of the newest open statement.
    fn deferral(&mut self, account: Option<&Account>) -> OnBill {
        let days = self.dice.one_of(&[1, 1, 5, 10, 30, 30, 31, 0, 90]);
        let (open, all) = account.map_or((None, None), |account| {
            let cut_on = |id| account.statements.iter().find(|(_, one)| *one == id).map(|(cycle, _)| *cycle);
            (account.open.last().copied().and_then(cut_on), account.statements.first().map(|(cycle, _)| *cycle))
        });
        let statement = match self.dice.below(10) {
            0 => None,
            1 => all,
            _ => open.or(all),
        };
        OnBill::Defer(statement, days)
    }

    /// Something about bills that is answered as a cell wants it.
    pub(super) fn aimed_bill(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let (who, account) = self.account_for_bill(run, cell, billed)?;
        let first = account.statements.first().map(|(cycle, _)| *cycle);
        let what = match (cell.command, cell.answer) {
            ("change_cycle_day", "cycle_day_unchanged") => OnBill::CycleDay(account.cycle_day),
            ("change_cycle_day", _) => OnBill::CycleDay(self.cycle_day(None)),
            (_, "statement_not_found") => OnBill::Defer(None, 1),
            (_, "nothing_due") => OnBill::Defer(first, 1),
            (_, "days_out_of_range") => OnBill::Defer(last_open(account), 0),
            _ => OnBill::Defer(last_open(account).or(first), 1),
        };
        Some(Ask::OnBill { account: who, what })
    }

    /// An account that stands as wanted, and was or was not moved or deferred before as the answer needs it.
    fn account_for_bill<'a>(&mut self, run: &'a Run, cell: &Cell, wanted: Billed) -> Option<(Who, &'a Account)> {
        let from = self.dice.below(self.accounts.len() as u64) as usize;
        let mut accounts = self.accounts.iter().cycle().skip(from).take(self.accounts.len());
        accounts.find_map(|serial| {
            let account = run.auditor.account(run.auditor.account_named(Who::Of(*serial))?)?;
            let shard = run.auditor.shard_of(account.id);
            let newest = account.open.last().and_then(|id| shard.statements.get(id.0));
            let is_deferred = newest.is_some_and(|statement| statement.deferral.is_some());
            let fits = match cell.answer {
                "cycle_day_changed_lately" => account.moved.is_some(),
                "already_deferred" => is_deferred,
                "too_many_deferrals" => account.deferred_on.len() > 1 && !is_deferred,
                _ => true,
            };
            (fits && shard.billed(account, run.today()) == wanted).then_some((Who::Of(*serial), account))
        })
    }
}

/// The cycle date of the newest statement with something open.
fn last_open(account: &Account) -> Option<Date> {
    let id = account.open.last()?;
    account.statements.iter().find(|(_, one)| one == id).map(|(cycle, _)| *cycle)
}
