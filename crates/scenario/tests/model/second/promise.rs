//! Promises to pay: they change nothing that is owed, and are kept or broken once their last day is over.

use super::{Answer, Minor, World, a_whole_amount, no, out_of_range};

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise {
    pub made: i32,
    pub amount: Minor,
    pub until: i32,
    /// What was paid on the account since.
    pub paid: Minor,
    /// `kept` or `broken`; none while it runs.
    pub outcome: Option<&'static str>,
}

impl World {
    /// A customer promises to pay so much within some days. It takes the place of one that was made before.
    pub fn promise(&mut self, account: usize, amount: Minor, until: i32) -> Answer {
        self.refuse_closed(account)?;
        a_whole_amount(Some(amount))?;
        let due: Minor = self.debts_due(account).iter().map(|(_, open)| open).sum();
        if due == 0 {
            return no("nothing_due");
        }
        if amount > due {
            return out_of_range(1, due);
        }
        let made = self.today.days;
        if !(made..=made + 30).contains(&until) {
            return no(format!("date_out_of_range {made} {}", made + 30));
        }
        self.accounts[account].promise = Some(Promise { made, amount, until, paid: 0, outcome: None });
        Ok(())
    }

    /// Notes what was paid on an account.
    pub fn note_promised(&mut self, account: usize, amount: Minor) {
        if let Some(promise) = self.accounts[account].promise.as_mut().filter(|one| one.outcome.is_none()) {
            promise.paid += amount;
        }
    }

    /// Ends a promise whose last day is over: it is kept when as much was paid, or nothing is left of what was billed when it was made.
    pub fn end_promise(&mut self, account: usize) {
        let at = &self.accounts[account];
        let Some(promise) = at.promise.filter(|one| one.outcome.is_none() && one.until < self.today.days) else {
            return;
        };
        let is_left = at.statements.iter().any(|one| one.cycle <= promise.made && one.open() > 0);
        let is_owed = at.charged_off.is_some() && self.open_of_charged_off(account) > 0;
        let is_kept = promise.paid >= promise.amount || !(is_left || is_owed);
        let outcome = Some(if is_kept { "kept" } else { "broken" });
        self.accounts[account].promise = Some(Promise { outcome, ..promise });
    }
}
