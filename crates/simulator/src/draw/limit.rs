//! Changes of a limit: raised, lowered, or raised for a while, often to just what is used or just what a person may owe.

use calendar::Date;
use engine::limit::{BelowExposure, Reason, TemporaryChange};
use money::{Amount, Money};

use super::Draw;
use super::aim::other_than;
use crate::ask::{Ask, money};
use crate::auditor::model::Account;
use crate::coverage::{Billed, Cell};
use crate::run::Run;

/// The most days ahead a temporary limit may end.
const DAYS_MAX: i32 = 366;

impl Draw {
    /// A change of the limit of some account.
    pub(super) fn change_limit(&mut self, run: &Run) -> Ask {
        let (who, account) = self.account(run);
        let reason = self.dice.one_of(&Reason::ALL);
        let below_exposure = self.dice.one_of(&[BelowExposure::Refused, BelowExposure::Accepted]);
        let (fixed, temporary) = match account {
            Some(account) => {
                let fixed = if self.dice.comes_up(600) { Some(self.fixed_limit(run, account)) } else { None };
                (fixed, self.temporary_limit(run, account))
            }
            None => (Some(money(500_000, self.setting.currency())), TemporaryChange::Keep),
        };
        Ask::Limit { account: who, fixed, temporary, below_exposure, reason }
    }

    fn fixed_limit(&mut self, run: &Run, account: &Account) -> Money {
        let usual = self.dice.one_of(&[30_000, 500_000, 2_000_000]);
        let used = run.auditor.shard_of(account.id).exposure_of(account);
        let minor = match self.dice.below(8) {
            0 => account.limit,
            1 => self.around(used, usual),
            2 => self.around(cap(run, account), usual),
            _ => usual,
        };
        self.money(minor, account.currency)
    }

    fn temporary_limit(&mut self, run: &Run, account: &Account) -> TemporaryChange {
        match self.dice.below(10) {
            0..5 => TemporaryChange::Keep,
            5 => TemporaryChange::Remove,
            _ => {
                let left = cap(run, account).saturating_sub(account.limit);
                let minor = self.around(left, 100_000);
                TemporaryChange::Set { amount: self.money(minor, account.currency), until: self.last_day(run) }
            }
        }
    }

    fn last_day(&mut self, run: &Run) -> Date {
        let days = self.dice.one_of(&[-1, 0, 0, 1, 1, 2, 7, 30, DAYS_MAX, DAYS_MAX + 1]);
        run.today().plus_days(days)
    }

    /// A change that is answered as a cell wants it.
    pub(super) fn aimed_limit(&mut self, run: &Run, cell: &Cell, billed: Billed) -> Option<Ask> {
        let (who, account) = self.account_for(run, billed)?;
        let used = run.auditor.shard_of(account.id).exposure_of(account);
        let (minor, currency) = match cell.answer {
            "already" => (account.limit, account.currency),
            "currency_mismatch" => (1, other_than(account.currency)),
            "amount_out_of_range" => (cap(run, account) + 1, account.currency),
            "limit_only_lowered" => (account.limit + 1, account.currency),
            "limit_below_exposure" => (used.checked_sub(1)?, account.currency),
            _ => (account.limit.saturating_sub(1), account.currency),
        };
        let temporary = match cell.answer {
            "date_out_of_range" => {
                let amount = Money { amount: Amount::of(1), currency: account.currency };
                TemporaryChange::Set { amount, until: run.today().plus_days(-2) }
            }
            "limit_below_exposure" => TemporaryChange::Remove,
            _ => TemporaryChange::Keep,
        };
        let is_asked = cell.answer == "limit_only_lowered";
        let reason = if is_asked { Reason::CustomerRequest } else { Reason::Review };
        let below_exposure = match cell.answer {
            "accepted" => BelowExposure::Accepted,
            _ => BelowExposure::Refused,
        };
        Some(Ask::Limit { account: who, fixed: Some(money(minor, currency)), temporary, below_exposure, reason })
    }
}

fn cap(run: &Run, account: &Account) -> u64 {
    let terms = run.auditor.shard_of(account.id).terms_now(account.currency);
    terms.map_or(1_000_000, |terms| terms.consumer_cap.minor())
}
