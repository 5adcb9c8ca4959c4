//! Keeping what orders reserve, spend, free and give back: on the order, on its campaigns, and on the account that uses them.

use super::{Coupon, Used};
use crate::State;
use crate::id::{AccountId, OrderId};
use crate::order::Release;

/// Coupons were reserved by an order, which counts as one use of each.
pub(crate) fn reserve(state: &mut State, account: AccountId, coupons: &[Coupon]) {
    for coupon in coupons {
        state.campaign_mut(coupon.campaign).use_here.reserved += coupon.amount;
        let uses = state.account_mut(account).coupon_uses.get_or_insert_default();
        *uses.entry(coupon.campaign).or_default() += 1;
    }
}

/// Reserved coupons were spent by a capture.
pub(crate) fn capture(state: &mut State, order: OrderId, coupons: &[Coupon]) {
    for coupon in coupons {
        let campaign = &mut state.campaign_mut(coupon.campaign).use_here;
        campaign.reserved -= coupon.amount;
        campaign.spent += coupon.amount;
        used(state, order, coupon).amounts.captured += coupon.amount;
    }
}

/// Reserved coupons were freed.
pub(crate) fn release(state: &mut State, order: OrderId, coupons: &[Coupon], release: Release) {
    for coupon in coupons {
        state.campaign_mut(coupon.campaign).use_here.reserved -= coupon.amount;
        let amounts = &mut used(state, order, coupon).amounts;
        match release {
            Release::Voided => amounts.voided += coupon.amount,
            Release::Expired => amounts.expired += coupon.amount,
        }
    }
    forget_uses(state, order);
}

/// Spent coupons were given back.
pub(crate) fn refund(state: &mut State, order: OrderId, coupons: &[Coupon]) {
    for coupon in coupons {
        state.campaign_mut(coupon.campaign).use_here.given_back += coupon.amount;
        used(state, order, coupon).amounts.refunded += coupon.amount;
    }
    forget_uses(state, order);
}

fn used<'a>(state: &'a mut State, order: OrderId, coupon: &Coupon) -> &'a mut Used {
    let coupons = state.order_mut(order).coupons.as_mut().map(|of| &mut of.used);
    let used = coupons.and_then(|used| used.iter_mut().find(|used| used.campaign == coupon.campaign));
    used.expect("an order names the coupons it divides")
}

/// Gives the uses of an order back that came to nothing: nothing of it is held, and all that was captured is refunded.
fn forget_uses(state: &mut State, order: OrderId) {
    let order = state.order(order).expect("events name known orders");
    let is_over = order.amounts.held().is_zero() && order.amounts.refundable().is_zero();
    let Some(of) = order.coupons.as_ref().filter(|_| is_over) else { return };
    let (account, of) = (order.account, of.clone());
    for one in &of.used {
        let account = state.account_mut(account);
        let uses = account.coupon_uses.as_mut().expect("an order with coupons counted its uses");
        *uses.get_mut(&one.campaign).expect("an order counted its use") -= 1;
        uses.retain(|_, times| *times > 0);
        if uses.is_empty() {
            account.coupon_uses = None;
        }
    }
}
