//! What is asked about bills: cycle days moved, statements deferred, split, and planned anew.

use calendar::{CycleDay, Date};

use engine::hardship::Reason;
use engine::repayment::Target;

use super::Draw;
use super::aim::other_than;
use crate::ask::{Aim, Ask, Made, OnBill, Who, money};
use crate::auditor::model::Account;
use crate::coverage::{Billed, Cell};
use crate::run::Run;

impl Draw {
    /// Something about the bills of some account.
    pub(super) fn on_bill(&mut self, run: &Run) -> Ask {
        let (who, account) = self.account(run);
        let what = match self.dice.below(10) {
            0 => OnBill::CycleDay(self.cycle_day(account)),
            1..4 => self.deferral(account),
            4..8 => self.split(run, account),
            _ => self.hardship(),
        };
        Ask::OnBill { account: who, what }
    }

    /// A split, of all that can be or of a part, most of the time of the newest open statement.
    fn split(&mut self, run: &Run, account: Option<&Account>) -> OnBill {
        let terms = self.dice.one_of(&[3, 3, 3, 6, 6, 12, 24, 5]);
        let Some(account) = account else { return OnBill::Split { statement: None, terms, amount: None } };
        let statement = self.bill(account);
        let shard = run.auditor.shard_of(account.id);
        let open = account.open.last().and_then(|id| shard.statements.get(id.0)).map_or(0, |one| one.principal());
        let amount = (!self.dice.comes_up(500)).then(|| {
            let minor = self.around(open, open.max(20_000));
            self.money(minor, account.currency)
        });
        OnBill::Split { statement, terms, amount }
    }

    fn hardship(&mut self) -> OnBill {
        let terms = self.dice.one_of(&[2, 3, 6, 12, 60, 1, 61]);
        let yearly =
            self.dice.one_of(&[None, None, Some(0), Some(120_000), Some(217_050), Some(240_000), Some(1_000_001)]);
        OnBill::Hardship { terms, yearly, reason: self.dice.one_of(&Reason::ALL) }
    }

    /// The settlement of a plan of what stood on statements.
    pub(super) fn aim_at_gathered(&mut self, run: &Run, account: &Account) -> (Aim, u64) {
        let shard = run.auditor.shard_of(account.id);
        let mine = self.plans.iter().rev().find_map(|serial| match run.auditor.cast.get(serial) {
            Some(Made::Plan(id)) => {
                let plan = shard.plans.get(id.0).filter(|plan| plan.account == account.id)?;
                Some((*serial, plan.id))
            }
            _ => None,
        });
        let Some((serial, plan)) = mine else { return (Aim::Gathered(Who::Unknown), 100) };
        let total = shard.cost(account, Target::Plan(plan), run.today()).unwrap_or_default();
        (Aim::Gathered(Who::Of(serial)), total)
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
        OnBill::Defer(account.and_then(|account| self.bill(account)), days)
    }

    /// The cycle date of a statement, most of the time of the newest with something open.
    fn bill(&mut self, account: &Account) -> Option<Date> {
        let first = account.statements.first().map(|(cycle, _)| *cycle);
        match self.dice.below(10) {
            0 => None,
            1 => first,
            _ => last_open(account).or(first),
        }
    }

    /// Something about bills that is answered as a cell wants it.
    pub(super) fn aimed_bill(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let (who, account) = self.account_for_bill(run, cell, billed)?;
        let first = account.statements.first().map(|(cycle, _)| *cycle);
        let what = match (cell.command, cell.answer) {
            ("change_cycle_day", "cycle_day_unchanged") => OnBill::CycleDay(account.cycle_day),
            ("change_cycle_day", _) => OnBill::CycleDay(self.cycle_day(None)),
            ("split_bill", answer) => aimed_split(account, answer),
            ("plan_hardship", answer) => {
                let terms = if answer == "term_out_of_range" { 1 } else { 6 };
                let yearly = match answer {
                    "rate_out_of_range" => Some(1_000_001),
                    "cost_ceiling_exceeded" => Some(1_000_000),
                    _ => None,
                };
                OnBill::Hardship { terms, yearly, reason: Reason::Other }
            }
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

/// A split that is answered so, if the account stands so that it can be.
fn aimed_split(account: &Account, answer: &str) -> OnBill {
    let first = account.statements.first().map(|(cycle, _)| *cycle);
    let money = |minor, currency| Some(money(minor, currency));
    let statement = match answer {
        "statement_not_found" => None,
        "nothing_to_split" => first,
        _ => last_open(account).or(first),
    };
    let amount = match answer {
        "currency_mismatch" => money(1, other_than(account.currency)),
        "amount_out_of_range" => money(1, account.currency),
        _ => None,
    };
    OnBill::Split { statement, terms: if answer == "term_not_offered" { 5 } else { 3 }, amount }
}

/// The cycle date of the newest statement with something open.
fn last_open(account: &Account) -> Option<Date> {
    let id = account.open.last()?;
    account.statements.iter().find(|(_, one)| one == id).map(|(cycle, _)| *cycle)
}
