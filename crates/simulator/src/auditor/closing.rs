//! Closing and opening again: what the answers must be, what the events must say, and what that makes true.

use calendar::{Date, Stamp};
use engine::closing::{Close, Closed, Reopen, Reopened};
use engine::limit::Limit;

use super::foresee::{Decided, Foreseen};
use super::model::Account;
use super::{Checked, Shard, same};

impl Shard {
    pub(super) fn close(&self, ask: &Close) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        if account.closed.is_some() {
            return Ok(Foreseen::Already);
        }
        if self.is_clear(account) { Ok(Foreseen::Accepted) } else { Err("account_not_clear") }
    }

    /// Whether nothing is owed or pending.
    fn is_clear(&self, account: &Account) -> bool {
        self.principal(account) + self.held(account) + self.due_now(account) + account.credit == 0
            && account.proposals.is_empty()
    }

    pub(super) fn reopen(&self, ask: &Reopen, today: Date) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        if account.closed.is_none() {
            return Err("account_not_closed");
        }
        if ask.limit.currency != account.currency {
            return Err("currency_mismatch");
        }
        let terms = self.terms_on(account.currency, today).ok_or("currency_mismatch")?;
        if ask.limit.amount > terms.consumer_cap { Err("amount_out_of_range") } else { Ok(Foreseen::Accepted) }
    }

    pub(super) fn account_closed(&mut self, event: &Closed, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        if account.closed.is_some() || !self.is_clear(account) {
            return Err("it is closed with something owed or pending, or again".into());
        }
        let Limit { fixed, temporary } = event.before;
        let temporary = temporary.map(|one| (one.amount.minor(), one.until));
        let counts = account.temporary.filter(|(_, last)| *last >= stamp.date);
        same("the limit before", (account.limit, counts), (fixed.minor(), temporary))?;
        let account = self.account_mut(event.account)?;
        (account.limit, account.temporary, account.closed) = (0, None, Some(stamp.date));
        Ok(())
    }

    pub(super) fn account_reopened(&mut self, event: &Reopened, stamp: Stamp) -> Checked {
        let account = self.account(event.account)?;
        let terms = self.terms_on(account.currency, stamp.date).ok_or("no Terms in its currency")?;
        same("the Terms", terms.version, event.terms)?;
        if account.closed.is_none() || event.limit.amount > terms.consumer_cap {
            return Err("it was not closed, or its limit is above the cap".into());
        }
        let account = self.account_mut(event.account)?;
        (account.limit, account.cycle_day, account.closed) = (event.limit.amount.minor(), event.cycle_day, None);
        (account.moved, account.charged_off, account.began) = (None, None, None);
        Ok(())
    }
}
