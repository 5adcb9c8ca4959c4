//! The book: a balance per account, and the trial balance over all of them.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use money::{Amount, Currency};

use crate::{Account, Kind, Side, Transaction};

/// The control totals of one set of books: per currency and kind, debits minus credits in minor units.
///
/// The balances of single holders stand in [`Balances`], beside what the holder owes or is owed; that each total is the
/// sum of its holders' balances is checked by counting both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Book {
    #[n(0)]
    totals: BTreeMap<Currency, BTreeMap<Kind, i64>>,
}

impl Book {
    /// Posts every transfer of `transaction`.
    pub fn post(&mut self, transaction: &Transaction) {
        if transaction.transfers().is_empty() {
            return;
        }
        let totals = self.totals.entry(transaction.currency()).or_default();
        for transfer in transaction.transfers() {
            add(totals.entry(transfer.debit.kind()).or_default(), transfer.amount.signed());
            add(totals.entry(transfer.credit.kind()).or_default(), -transfer.amount.signed());
        }
    }

    /// Debits minus credits of a kind, in minor units.
    pub fn total(&self, currency: Currency, kind: Kind) -> i64 {
        self.totals.get(&currency).and_then(|totals| totals.get(&kind)).copied().unwrap_or_default()
    }

    /// The currencies that something was posted in.
    pub fn currencies(&self) -> impl Iterator<Item = Currency> {
        self.totals.keys().copied()
    }

    /// The trial balance of a currency: every kind with debits minus credits. It sums to nothing.
    pub fn trial_balance(&self, currency: Currency) -> Vec<(Kind, i64)> {
        Kind::ALL.into_iter().map(|kind| (kind, self.total(currency, kind))).collect()
    }

    /// Debits minus credits over all kinds of a currency; anything but zero is a broken book.
    pub fn difference(&self, currency: Currency) -> i64 {
        self.trial_balance(currency).iter().map(|(_, total)| total).sum()
    }

    /// Adds another set of books to this one, as when the shards' books are read as one.
    pub fn merge(&mut self, other: &Book) {
        for (currency, totals) in &other.totals {
            let mine = self.totals.entry(*currency).or_default();
            totals.iter().for_each(|(kind, total)| add(mine.entry(*kind).or_default(), *total));
        }
    }
}

/// The balances of one holder, each on its account's own side, in minor units: a receivable counts up by debits, a
/// liability by credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub struct Balances {
    /// [`Account::Principal`].
    #[n(0)]
    pub principal: i64,
    /// [`Account::Fee`].
    #[n(1)]
    pub fee: i64,
    /// [`Account::Penalty`].
    #[n(2)]
    pub penalty: i64,
    /// [`Account::Credit`].
    #[n(3)]
    pub credit: i64,
    /// [`Account::Payable`].
    #[n(4)]
    pub payable: i64,
    /// [`Account::DeferredSubsidy`].
    #[n(5)]
    #[cbor(skip_if = "is_nothing")]
    pub deferred: i64,
}

/// What nobody has is not written: most holders have no subsidy.
fn is_nothing(balance: &i64) -> bool {
    *balance == 0
}

impl Balances {
    /// Posts a debit of `amount` to `account`, which is one of this holder's.
    pub fn debit(&mut self, account: Account, amount: Amount) {
        self.post(account, Side::Debit, amount);
    }

    /// Posts a credit of `amount` to `account`, which is one of this holder's.
    pub fn credit(&mut self, account: Account, amount: Amount) {
        self.post(account, Side::Credit, amount);
    }

    /// Posts `amount` to one `side` of `account`, which is one of this holder's.
    pub fn post(&mut self, account: Account, side: Side, amount: Amount) {
        let kind = account.kind();
        let signed = if kind.side() == side { amount.signed() } else { -amount.signed() };
        match kind {
            Kind::Principal => add(&mut self.principal, signed),
            Kind::Fee => add(&mut self.fee, signed),
            Kind::Penalty => add(&mut self.penalty, signed),
            Kind::Credit => add(&mut self.credit, signed),
            Kind::Payable => add(&mut self.payable, signed),
            Kind::DeferredSubsidy => add(&mut self.deferred, signed),
            Kind::Bank
            | Kind::Clearing
            | Kind::Wallet
            | Kind::SubsidyExpense
            | Kind::FunderReceivable
            | Kind::CouponExpense
            | Kind::FeeIncome
            | Kind::PenaltyIncome
            | Kind::DiscountIncome
            | Kind::Goodwill
            | Kind::Allowance
            | Kind::Losses
            | Kind::Recoveries => {}
        }
    }
}

/// The balances of one holder's wallet, each on its account's own side, in minor units. Most customers have none, so they stand
/// apart from [`Balances`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct WalletBalances {
    /// [`Account::Wallet`].
    #[n(0)]
    pub wallet: i64,
    /// [`Account::Clearing`].
    #[n(1)]
    pub clearing: i64,
}

impl WalletBalances {
    /// Posts `amount` to one `side` of `account`, which is one of this holder's.
    pub fn post(&mut self, account: Account, side: Side, amount: Amount) {
        let signed = if account.kind().side() == side { amount.signed() } else { -amount.signed() };
        match account {
            Account::Wallet(_) => add(&mut self.wallet, signed),
            Account::Clearing(_) => add(&mut self.clearing, signed),
            Account::Bank
            | Account::Principal(_)
            | Account::Fee(_)
            | Account::Penalty(_)
            | Account::Credit(_)
            | Account::Payable(_)
            | Account::DeferredSubsidy(_)
            | Account::SubsidyExpense
            | Account::FunderReceivable(_)
            | Account::CouponExpense
            | Account::FeeIncome
            | Account::PenaltyIncome
            | Account::DiscountIncome
            | Account::Goodwill
            | Account::Allowance
            | Account::Losses
            | Account::Recoveries => {}
        }
    }
}

fn add(balance: &mut i64, signed: i64) {
    *balance = balance.checked_add(signed).expect("balances stay far below 2^63");
}

#[cfg(test)]
mod tests {
    use money::{Amount, Currency};

    use super::{Balances, Book};
    use crate::{Account, Holder, Kind, Transaction};

    #[test]
    fn what_is_posted_sums_to_nothing() {
        let (customer, merchant) = (Account::Principal(Holder(1)), Account::Payable(Holder(2)));
        let mut book = Book::default();
        book.post(
            &Transaction::new(Currency::Gbp)
                .transfer(customer, merchant, Amount::of(100))
                .transfer(merchant, Account::DiscountIncome, Amount::of(2))
                .transfer(Account::Bank, customer, Amount::ZERO),
        );
        assert_eq!(book.total(Currency::Gbp, Kind::Payable), -98);
        assert_eq!(book.total(Currency::Cny, Kind::Payable), 0);
        assert_eq!(book.difference(Currency::Gbp), 0);
        assert!(!book.trial_balance(Currency::Gbp).contains(&(Kind::Bank, 1)));
    }

    #[test]
    fn a_balance_counts_up_on_its_own_side() {
        let mut balances = Balances::default();
        balances.debit(Account::Principal(Holder(1)), Amount::of(7));
        balances.credit(Account::Payable(Holder(1)), Amount::of(5));
        balances.debit(Account::Payable(Holder(1)), Amount::of(9));
        assert_eq!((balances.principal, balances.payable), (7, -4));
    }
}
