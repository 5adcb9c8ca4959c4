//! The equations of the books, counted by two roads: what postings say against what the objects say.

use std::fmt;

use ledger::Kind as LedgerKind;
use money::{Amount, Currency};

use crate::State;
use crate::account::Account;
use crate::id::{AccountId, MerchantId};
use crate::merchant::Merchant;

/// An equation that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Whose: an account's or merchant's id, or a currency.
    pub of: String,
    /// Which equation.
    pub equation: &'static str,
    /// One side of it, in minor units.
    pub left: i64,
    /// The other side.
    pub right: i64,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {} is not {}", self.of, self.equation, self.left, self.right)
    }
}

/// Checks every equation of the shard: each account, each merchant, and the totals over them.
///
/// # Errors
/// The first one that does not hold.
pub fn check(state: &State) -> Result<(), Broken> {
    for id in state.account_ids() {
        check_account(state, id)?;
    }
    for id in state.merchant_ids() {
        check_merchant(state, id)?;
    }
    state.book().currencies().try_for_each(|currency| check_totals(state, currency))
}

/// Checks the equations of one account.
///
/// # Errors
/// The first one that does not hold.
pub fn check_account(state: &State, id: AccountId) -> Result<(), Broken> {
    let Ok(account) = state.account(id) else { return Ok(()) };
    let found = Found::of(state, account);
    let equal = |equation, left, right| equal(&id, equation, left, right);
    equal("unpaid principal = principal on the account", found.principal.signed(), account.principal.signed())?;
    equal("unpaid principal = receivable principal", found.principal.signed(), account.books.principal)?;
    equal("unpaid fees = receivable fees", found.fee.signed(), account.books.fee)?;
    equal("unpaid penalties = receivable penalties", found.penalty.signed(), account.books.penalty)?;
    equal("credit balance = its liability", account.credit.signed(), account.books.credit)?;
    equal("holds of orders = holds on the account", found.held.signed(), account.held.signed())?;
    let today = state.stamp().date;
    let temporary = account.temporary.map_or(0, |one| if today <= one.until { one.amount.signed() } else { 0 });
    equal("limit − exposure = available, or nothing", account.available(today).signed(), {
        (account.limit.signed() + temporary - account.principal.signed() - account.held.signed()).max(0)
    })
}

/// Checks the equations of one merchant, as far as this shard knows it.
///
/// # Errors
/// The first one that does not hold.
pub fn check_merchant(state: &State, id: MerchantId) -> Result<(), Broken> {
    let Ok(merchant) = state.merchant(id) else { return Ok(()) };
    let equation = "captured − refunded − discount − subsidy = payable";
    equal(&id, equation, merchant.payable(), merchant.books.payable)
}

/// What an account's objects add up to.
#[derive(Default)]
struct Found {
    principal: Amount,
    fee: Amount,
    penalty: Amount,
    held: Amount,
}

impl Found {
    fn of(state: &State, account: &Account) -> Found {
        let mut found = Found::default();
        found.principal += account.unbilled.iter().map(|purchase| purchase.amount).sum();
        found.principal += account.plans.iter().map(|id| state.live_plan(*id).unbilled_principal()).sum();
        for statement in account.statements.iter().map(|id| state.open_statement(*id)) {
            found.principal += statement.principal_open();
            found.fee += statement.fee_open();
            found.penalty += statement.penalty_open;
        }
        let orders = account.holds.iter().filter_map(|hold| state.order(hold.order).ok());
        found.held = orders.map(|order| order.amounts.held()).sum();
        found
    }
}

/// The control totals against the sums of the holders' balances, and against nothing.
fn check_totals(state: &State, currency: Currency) -> Result<(), Broken> {
    let book = state.book();
    let of = currency.code();
    equal(&of, "debits = credits", book.difference(currency), 0)?;
    let accounts: Vec<&Account> =
        state.accounts.in_order().map(|(_, account)| account).filter(|account| account.currency == currency).collect();
    let sum = |balance: fn(&Account) -> i64| accounts.iter().map(|account| balance(account)).sum::<i64>();
    let total = |kind| book.total(currency, kind);
    equal(&of, "receivable principal = its accounts", total(LedgerKind::Principal), sum(|one| one.books.principal))?;
    equal(&of, "receivable fees = their accounts", total(LedgerKind::Fee), sum(|one| one.books.fee))?;
    equal(&of, "receivable penalties = their accounts", total(LedgerKind::Penalty), sum(|one| one.books.penalty))?;
    equal(&of, "credit balances = their accounts", -total(LedgerKind::Credit), sum(|one| one.books.credit))?;
    let merchants = state.merchants.in_order().map(|(_, merchant)| merchant);
    let owed = |merchant: &Merchant| if merchant.contract.currency == currency { merchant.books.payable } else { 0 };
    equal(&of, "merchant payable = its merchants", -total(LedgerKind::Payable), merchants.map(owed).sum())
}

fn equal(of: &impl fmt::Display, equation: &'static str, left: i64, right: i64) -> Result<(), Broken> {
    match left == right {
        true => Ok(()),
        false => Err(Broken { of: of.to_string(), equation, left, right }),
    }
}
