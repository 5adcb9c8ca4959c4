//! How much is owed in each bucket of days past due.

use calendar::Date;
use money::{Amount, Currency};

use crate::account::{self, Account};
use crate::{State, charge_off};

/// What the accounts of one bucket owe together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InBucket {
    /// How many accounts owe something.
    pub accounts: u64,
    /// The principal they owe, billed or not.
    pub principal: Amount,
}

/// What is owed in each bucket of the Terms that are in force in `currency` on the business date `today`, by up to `limit`
/// accounts from `place` on, and last what is owed of debts that were charged off; none when nothing is sold in it.
pub fn of_buckets(state: &State, currency: Currency, today: Date, place: usize, limit: usize) -> Option<Vec<InBucket>> {
    let terms = state.terms_on(currency, today)?;
    let buckets = terms.buckets();
    let mut found = vec![InBucket::default(); buckets.len() + 1];
    let accounts = (place..state.accounts_len().min(place.saturating_add(limit)))
        .filter_map(|place| state.account(state.account_at(place)?).ok())
        .filter(|account| account.currency == currency);
    for account in accounts.filter(|account| owes(account)) {
        let days = account::lateness(state, account, today).days_past_due;
        let bucket = buckets.partition_point(|bucket| bucket.from_days <= days) - 1;
        let bucket = if account.charged_off.is_some() { buckets.len() } else { bucket };
        found[bucket].accounts += 1;
        found[bucket].principal += principal(state, account, today);
    }
    Some(found)
}

/// Adds what is owed elsewhere, bucket by bucket.
pub fn add(sum: &mut [InBucket], other: &[InBucket]) {
    for (mine, theirs) in sum.iter_mut().zip(other) {
        mine.accounts += theirs.accounts;
        mine.principal += theirs.principal;
    }
}

fn owes(account: &Account) -> bool {
    !account.principal.is_zero() || !account.statements.is_empty()
}

/// The principal an account owes; of a debt that was charged off, all that is still owed.
fn principal(state: &State, account: &Account, today: Date) -> Amount {
    match account.charged_off {
        None => account.principal,
        Some(_) => charge_off::owed(state, account, today).iter().map(|debt| debt.amount).sum(),
    }
}
