//! Shares: what of an order the wallet pays, and how it divides over captures, releases and refunds.
//!
//! Everything divides in proportion, to the cent. Each step gets what brings the wallet's share of all steps so far to
//! `round(share × so far / authorised)`: nothing is lost, however many steps there are, and the last one gets what is left.

use money::{Amount, Money};

use super::{Authorise, Method, Order, in_range};
use crate::Rejection;
use crate::account::Account;
use crate::coupon::{self, Coupon};

/// How an amount is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shares {
    /// From the wallet.
    pub wallet: Amount,
    /// On credit.
    pub credit: Amount,
    /// By coupons, each with its part.
    pub coupons: Vec<Coupon>,
}

/// How a new order is to be paid. Paid by `balance` alone it is the wallet's whole, and beside another method a part of it; what coupons take
/// off is nobody's to pay.
pub(super) fn asked(account: &Account, ask: &Authorise, off: Amount) -> Result<Shares, Rejection> {
    let whole = ask.amount.amount - off;
    let left = Money { amount: whole, ..ask.amount };
    let credit = match ask.method {
        Method::Balance => {
            let wallet = ask.wallet.unwrap_or(left);
            beside(account, left, wallet, (whole, whole))?
        }
        Method::PayLater | Method::Instalments(_) => on_credit(account, left, ask.wallet)?,
    };
    Ok(Shares { wallet: whole - credit.amount, credit: credit.amount, coupons: Vec::new() })
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
    let (coupons, rest) = coupon::of_hold(order, amount);
    if shares.authorised.is_zero() {
        return Shares { wallet: Amount::ZERO, credit: rest.amount, coupons };
    }
    let wallet = shares.authorised.share(rest.after, rest.whole) - shares.taken();
    Shares { wallet, credit: rest.amount - wallet, coupons }
}

/// The shares in which the next `amount` that is refunded of `order` goes back. The wallet gets never more than it paid, nor so little that
/// more than the credit would go back to the credit.
pub(crate) fn of_refund(order: &Order, amount: Amount) -> Shares {
    let shares = order.wallet();
    let (coupons, rest) = coupon::of_refund(order, amount);
    if shares.captured.is_zero() {
        return Shares { wallet: Amount::ZERO, credit: rest.amount, coupons };
    }
    let wanted = shares.captured.share(rest.after, rest.whole).less(shares.refunded);
    let off: Amount = order.coupons().iter().map(|used| used.amounts.refundable()).sum();
    let credit_left = order.amounts.refundable() - off - shares.refundable();
    let wallet = wanted.max(rest.amount.less(credit_left)).at_most(rest.amount).at_most(shares.refundable());
    Shares { wallet, credit: rest.amount - wallet, coupons }
}
