//! What can still be bought: what the limit leaves, and no more than the consumer cap leaves of the person.
//!
//! The cap is per person across currencies, and each currency's Terms say it in their own money. So the caps say what currencies
//! are worth beside each other: with caps of 200000.00 CNY and 25000.00 EUR, 1000.00 EUR used are 8000.00 of the cap in CNY.

use calendar::Date;
use money::Amount;

use super::Account;
use crate::State;

/// What can still be bought on `account` on the business date `date`, to which all accounts of its customer have been brought.
pub fn available(state: &State, account: &Account, date: Date) -> Amount {
    account.left_of_limit(date).at_most(left_of_cap(state, account, date))
}

/// What the consumer cap leaves: the cap − exposure − what is used on the customer's other accounts, each as its part of its
/// own cap, rounded up to a whole minor unit of this account's currency.
fn left_of_cap(state: &State, account: &Account, date: Date) -> Amount {
    let cap = state.terms_for(account, date).consumer_cap;
    let own = cap.less(account.exposure());
    let customer = state.customer(account.customer).expect("an account names its customer");
    if customer.accounts.len() == 1 {
        return own;
    }
    let others = customer.accounts.iter().filter(|(_, id)| *id != account.id);
    let others = others.map(|(_, id)| state.account(*id).expect("a customer names its accounts"));
    others.fold(own, |left, other| {
        let of = state.terms_for(other, date).consumer_cap;
        left.less(converted(other.exposure(), of, cap))
    })
}

/// `⌈used × cap / of⌉`: the part of the cap `cap` that `used` of the cap `of` is; all of it when that is nothing.
fn converted(used: Amount, of: Amount, cap: Amount) -> Amount {
    let (used, of, cap) = (u128::from(used.minor()), u128::from(of.minor()), u128::from(cap.minor()));
    let part = if used >= of { cap } else { (used * cap).div_ceil(of) };
    Amount::of(u64::try_from(part).expect("a part of a cap is not larger than it"))
}
