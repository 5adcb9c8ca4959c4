//! Which Terms a shard knows, and which of them are in force on a day.

use calendar::Date;
use money::Currency;

use super::{Proposal, Terms, Version};
use crate::account::Account;
use crate::{Rejection, State};

/// Reading.
impl State {
    /// Every version that is active here, in force or not yet, ascending.
    pub fn versions(&self) -> impl Iterator<Item = &Terms> {
        self.head.terms.values()
    }

    /// The Terms of a currency in force on a business date: those that came into force last.
    pub fn terms_on(&self, currency: Currency, date: Date) -> Option<&Terms> {
        self.in_force(date)
            .filter(|terms| terms.currency == currency)
            .max_by_key(|terms| (terms.in_force_from, terms.version))
    }

    /// The Terms in force for an account on a business date on which it was open.
    ///
    /// # Panics
    /// When it was opened under no Terms, which nothing is.
    pub fn terms_for(&self, account: &Account, date: Date) -> &Terms {
        self.terms_on(account.currency, date).expect("an account is opened under Terms of its currency")
    }

    /// The currencies that Terms are in force in on a business date.
    pub fn currencies(&self, date: Date) -> Vec<Currency> {
        let mut currencies: Vec<Currency> = self.in_force(date).map(|terms| terms.currency).collect();
        currencies.sort_unstable();
        currencies.dedup();
        currencies
    }

    fn in_force(&self, date: Date) -> impl Iterator<Item = &Terms> {
        self.head.terms.values().filter(move |terms| terms.in_force_from.is_none_or(|from| from <= date))
    }

    /// The version that is proposed next.
    pub(crate) fn version_next(&self) -> Version {
        let last = self.head.terms.keys().chain(self.head.proposals.keys()).max();
        Version(last.map_or(0, |version| version.0) + 1)
    }

    /// What was proposed, ascending by version.
    pub fn proposals(&self) -> impl Iterator<Item = &Proposal> {
        self.head.proposals.values()
    }

    /// The proposal of a version.
    ///
    /// # Errors
    /// [`Rejection::TermsUnknown`].
    pub fn proposal(&self, version: Version) -> Result<&Proposal, Rejection> {
        self.head.proposals.get(&version).ok_or(Rejection::TermsUnknown)
    }
}
