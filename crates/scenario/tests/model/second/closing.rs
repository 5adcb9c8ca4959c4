//! Closing an account on which nothing is owed or pending, and opening it again.

use super::concession::Stage;
use super::wallet::Purpose;
use super::{Answer, Minor, World, no, out_of_range};

impl World {
    /// Refuses what a closed account does not take.
    pub fn refuse_closed(&self, account: usize) -> Answer {
        self.accounts[account].closed_on.map_or(Ok(()), |on| no(format!("account_closed {on}")))
    }

    pub fn close(&mut self, account: usize) -> Answer {
        let at = &self.accounts[account];
        if at.closed_on.is_some() {
            return Ok(());
        }
        let waiting = self.concessions.iter().filter(|one| one.account == account && one.stage == Stage::Proposed);
        let purposes = [Purpose::TopUp, Purpose::Withdrawal, Purpose::CreditWithdrawal];
        let things: [(&str, Minor); 9] = [
            ("statements", at.statements.iter().map(|one| one.open()).sum()),
            ("purchases", at.purchases.iter().map(|one| one.amount).sum()),
            ("plans", at.plans.iter().map(|one| one.to_come()).sum()),
            ("holds", self.held(account)),
            ("credit_balance", at.credit),
            ("proposals", waiting.map(|one| one.asked).sum()),
            ("wallet", at.funds.max(0)),
            ("wallet_missing", self.wallet_missing(account)),
            ("instructions", purposes.into_iter().map(|purpose| self.under_way(account, purpose)).sum()),
        ];
        let left = things.iter().filter(|(_, amount)| *amount > 0);
        let left: String = left.map(|(thing, amount)| format!(" {thing} {amount}")).collect();
        if !left.is_empty() {
            return no(format!("account_not_clear{left}"));
        }
        let today = self.today.days;
        let at = &mut self.accounts[account];
        (at.closed_on, at.fixed_limit, at.temporary) = (Some(today), 0, None);
        Ok(())
    }

    /// Opens it again, with another limit and cycle day; what was charged off has come back.
    pub fn reopen(&mut self, account: usize, limit: Minor, cycle_day: Option<u32>) -> Answer {
        if self.accounts[account].closed_on.is_none() {
            return no("account_not_closed");
        }
        let terms = &self.terms[self.in_force()];
        if limit > terms.consumer_cap {
            return out_of_range(0, terms.consumer_cap);
        }
        let spread = terms.cycle_days[self.accounts.len() % terms.cycle_days.len()];
        let at = &mut self.accounts[account];
        (at.closed_on, at.fixed_limit, at.charged_off) = (None, limit, None);
        (at.cycle_day, at.cycle_day_changed, at.least) = (cycle_day.unwrap_or(spread), None, None);
        Ok(())
    }
}
