//! Shares: what of an order the wallet pays, and how it divides over captures, releases and refunds.
//!
//! Everything divides in proportion, to the cent. Each step gets what brings the wallet's share of all steps so far to
//! `round(share × so far / authorised)`: nothing is lost, however many steps there are, and the last one gets what is left.

use money::{Amount, Money};

use super::{Amounts, Authorise, Method, Order, in_range};
use crate::Rejection;
use crate::account::Account;

/// How an amount is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shares {
    /// From the wallet.
    pub wallet: Amount,
    /// On credit.
    pub credit: Amount,
}

/// How a new order is to be paid. Paid by `balance` alone it is the wallet's whole, and beside another method a part of it.
pub(super) fn asked(account: &Account, ask: &Authorise) -> Result<Shares, Rejection> {
    let whole = ask.amount.amount;
    let credit = match ask.method {
        Method::Balance => {
            let wallet = ask.wallet.unwrap_or(ask.amount);
            beside(account, ask.amount, wallet, (whole, whole))?
        }
        Method::PayLater | Method::Instalments(_) => on_credit(account, ask.amount, ask.wallet)?,
    };
    Ok(Shares { wallet: whole - credit.amount, credit: credit.amount })
}

/// What is left of `amount` to be paid on credit when the wallet pays `wallet` of it: a part, if it pays any.
///
/// # Errors
/// [`Rejection::CurrencyMismatch`] for money in another currency than the account's; [`Rejection::AmountOutOfRange`] when the
/// wallet would pay nothing, or leave nothing.
pub fn on_credit(account: &Account, amount: Money, wallet: Option<Money>) -> Result<Money, Rejection> {
    let most = amount.amount.less(Amount::of(1));
    wallet.map_or(Ok(amount), |wallet| beside(account, amount, wallet, (Amount::of(1), most)))
}

/// `amount` without `wallet`, which lies within bounds.
fn beside(account: &Account, amount: Money, wallet: Money, (min, max): (Amount, Amount)) -> Result<Money, Rejection> {
    account.accept(amount)?;
    in_range(amount)?;
    account.accept(wallet)?;
    match (min..=max).contains(&wallet.amount) {
        true => Ok(Money { amount: amount.amount - wallet.amount, ..amount }),
        false => Err(Rejection::AmountOutOfRange { min, max, currency: account.currency }),
    }
}

/// The shares of the next `amount` that is captured of `order`, or released.
pub(super) fn of_hold(order: &Order, amount: Amount) -> Shares {
    let shares = order.wallet();
    if shares.authorised.is_zero() {
        return Shares { wallet: Amount::ZERO, credit: amount };
    }
    let after = order.amounts.taken() + amount;
    let wallet = shares.authorised.share(after, order.amounts.authorised) - shares.taken();
    Shares { wallet, credit: amount - wallet }
}

/// What of the next `amount` that is refunded of `order` goes back to the wallet. Never more than it paid, nor so little that
/// more than the credit would go back to the credit.
pub(crate) fn of_refund(order: &Order, amount: Amount) -> Amount {
    let shares = order.wallet();
    if shares.captured.is_zero() {
        return Amount::ZERO;
    }
    let after = order.amounts.refunded + amount;
    let wanted = shares.captured.share(after, order.amounts.captured).less(shares.refunded);
    let credit_left = order.amounts.refundable() - shares.refundable();
    wanted.max(amount.less(credit_left)).at_most(amount).at_most(shares.refundable())
}

impl Amounts {
    /// What is not held any more: captured, voided or expired.
    pub fn taken(&self) -> Amount {
        self.captured + self.voided + self.expired
    }
}
