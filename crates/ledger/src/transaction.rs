//! Transactions: what one event moves between accounts.

use money::{Amount, Currency};

use crate::Account;

/// An amount moved between two accounts. Both sides carry the same amount, so nothing made of transfers is unbalanced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// The account that is debited.
    pub debit: Account,
    /// The account that is credited.
    pub credit: Account,
    /// How much; never nothing.
    pub amount: Amount,
}

/// The transfers of one event, in one currency.
///
/// Invariant: no transfer of nothing, and none from an account to itself.
///
/// ```
/// use ledger::{Account, Holder, Transaction};
/// use money::{Amount, Currency};
/// let (customer, merchant) = (Account::Principal(Holder(1)), Account::Payable(Holder(2)));
/// let sale = Transaction::new(Currency::Cny)
///     .transfer(customer, merchant, Amount::of(10_000))
///     .transfer(merchant, Account::DiscountIncome, Amount::of(200));
/// assert_eq!(sale.transfers().len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    currency: Currency,
    transfers: Vec<Transfer>,
}

impl Transaction {
    /// A transaction that moves nothing yet. It costs no allocation until something moves.
    pub fn new(currency: Currency) -> Transaction {
        Transaction { currency, transfers: Vec::new() }
    }

    /// Moves `amount` by debiting `debit` and crediting `credit`; an amount of nothing leaves no trace.
    ///
    /// # Panics
    /// When both are the same account.
    #[must_use]
    pub fn transfer(mut self, debit: Account, credit: Account, amount: Amount) -> Transaction {
        assert_ne!(debit, credit, "money moves between two accounts");
        if !amount.is_zero() {
            self.transfers.push(Transfer { debit, credit, amount });
        }
        self
    }

    /// The currency of every transfer in it.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The transfers, in the order they were made.
    pub fn transfers(&self) -> &[Transfer] {
        &self.transfers
    }
}
