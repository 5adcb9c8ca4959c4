//! Voiding: releasing what an order holds, when someone asks or when the authorisation expires.

use calendar::Stamp;
use money::{Amount, Money};

use super::{Order, Release, Voided, part_of, share};
use crate::account::Account;
use crate::id::{MerchantId, OrderId};
use crate::{Event, Rejection, State, coupon};

/// What is asked to be released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Void {
    /// The order.
    pub order: OrderId,
    /// The merchant that asks, when one does: it knows only its own orders.
    pub merchant: Option<MerchantId>,
    /// How much; everything held when left out.
    pub amount: Option<Money>,
}

pub(crate) fn decide(state: &State, ask: &Void) -> Result<Vec<Event>, Rejection> {
    let order = state.order_of(ask.order, ask.merchant)?;
    let account = state.account(order.account)?;
    account.refuse_closed()?;
    let held = Money { amount: order.amounts.held(), currency: account.currency };
    if held.amount.is_zero() {
        let is_released = !(order.amounts.voided + order.amounts.expired).is_zero();
        let already = ask.amount.is_none() && is_released;
        return if already { Ok(Vec::new()) } else { Err(Rejection::NotVoidable { status: order.amounts.status() }) };
    }
    let amount = part_of(account, held, ask.amount)?;
    Ok(vec![event(order, amount.amount, Release::Voided)])
}

/// The release of all that an order holds; none when it holds nothing.
pub(crate) fn void_all(order: &Order) -> Option<Event> {
    let held = order.amounts.held();
    (!held.is_zero()).then(|| event(order, held, Release::Voided))
}

fn event(order: &Order, amount: Amount, release: Release) -> Event {
    let mut amounts = order.amounts;
    match release {
        Release::Voided => amounts.voided += amount,
        Release::Expired => amounts.expired += amount,
    }
    let share::Shares { wallet, coupons, .. } = share::of_hold(order, amount);
    let waived = coupon::waiver_of_release(order, amount);
    let (order, account) = (order.id, order.account);
    Event::OrderVoided(Voided { order, account, amount, release, amounts, wallet, coupons, waived })
}

/// The release of a hold of the account whose authorisation has expired by now.
pub(crate) fn next_expiry(state: &State, account: &Account, stamp: Stamp) -> Option<Event> {
    let hold = account.holds.iter().find(|hold| hold.expires <= stamp.at)?;
    let order = state.order(hold.order).expect("a hold names an order");
    Some(event(order, order.amounts.held(), Release::Expired))
}

pub(crate) fn apply(state: &mut State, event: &Voided) {
    let account = state.account_mut(event.account);
    account.held -= event.credit();
    if event.amounts.held().is_zero() {
        account.release(event.order);
    }
    if !event.wallet.is_zero() {
        state.wallet_mut(event.account).held -= event.wallet;
    }
    let order = state.order_mut(event.order);
    order.amounts = event.amounts;
    if let Some(wallet) = &mut order.wallet {
        match event.release {
            Release::Voided => wallet.voided += event.wallet,
            Release::Expired => wallet.expired += event.wallet,
        }
    }
    coupon::release(state, event.order, event.all_coupons(), event.release);
}
