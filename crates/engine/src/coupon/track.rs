//! Keeping what orders reserve, spend, free and give back: on the order, on its campaigns, and on the account that uses them.

use super::{Applied, Coupon, Used};
use crate::State;
use crate::id::{AccountId, CampaignId, OrderId};
use crate::order::Release;

/// Coupons were reserved by an order, which counts as one use of each.
pub(crate) fn reserve(state: &mut State, account: AccountId, applied: &Applied) {
    for coupon in applied.coupons.iter().chain(&applied.waiver) {
        state.campaign_mut(coupon.campaign).use_here.reserved += coupon.amount;
        let uses = state.account_mut(account).coupon_uses.get_or_insert_default();
        *uses.entry(coupon.campaign).or_default() += 1;
    }
}

/// Reserved coupons were spent by a capture. What is left of a waiver when nothing is held any more is freed.
pub(crate) fn capture<'a>(state: &mut State, order: OrderId, coupons: impl Iterator<Item = &'a Coupon>) {
    for coupon in coupons {
        let campaign = &mut state.campaign_mut(coupon.campaign).use_here;
        campaign.reserved -= coupon.amount;
        campaign.spent += coupon.amount;
        used(state, order, coupon.campaign).amounts.captured += coupon.amount;
    }
    let order = state.order(order).expect("events name known orders");
    let (id, is_over) = (order.id, order.amounts.held().is_zero());
    let Some(waiver) = order.waiver().filter(|waiver| is_over && !waiver.amounts.held().is_zero()).copied() else {
        return;
    };
    let coupon = Coupon { campaign: waiver.campaign, payer: waiver.payer, amount: waiver.amounts.held() };
    free(state, id, &coupon, Release::Voided);
}

/// Reserved coupons were freed.
pub(crate) fn release<'a>(
    state: &mut State,
    order: OrderId,
    coupons: impl Iterator<Item = &'a Coupon>,
    release: Release,
) {
    coupons.for_each(|coupon| free(state, order, coupon, release));
    forget_uses(state, order);
}

fn free(state: &mut State, order: OrderId, coupon: &Coupon, release: Release) {
    state.campaign_mut(coupon.campaign).use_here.reserved -= coupon.amount;
    let amounts = &mut used(state, order, coupon.campaign).amounts;
    match release {
        Release::Voided => amounts.voided += coupon.amount,
        Release::Expired => amounts.expired += coupon.amount,
    }
}

/// Spent coupons were given back.
pub(crate) fn refund<'a>(state: &mut State, order: OrderId, coupons: impl Iterator<Item = &'a Coupon>) {
    for coupon in coupons {
        state.campaign_mut(coupon.campaign).use_here.given_back += coupon.amount;
        used(state, order, coupon.campaign).amounts.refunded += coupon.amount;
    }
    forget_uses(state, order);
}

fn used(state: &mut State, order: OrderId, campaign: CampaignId) -> &mut Used {
    let coupons = state.order_mut(order).coupons.as_mut();
    let found = coupons.and_then(|of| of.used.iter_mut().chain(&mut of.waiver).find(|used| used.campaign == campaign));
    found.expect("an order names the coupons it divides")
}

/// Gives the uses of an order back that came to nothing: nothing of it is held, and all that was captured is refunded.
fn forget_uses(state: &mut State, order: OrderId) {
    let order = state.order(order).expect("events name known orders");
    let is_over = order.amounts.held().is_zero() && order.amounts.refundable().is_zero();
    let Some(of) = order.coupons.as_ref().filter(|_| is_over) else { return };
    let (account, of) = (order.account, of.clone());
    for one in of.used.iter().chain(&of.waiver) {
        let account = state.account_mut(account);
        let uses = account.coupon_uses.as_mut().expect("an order with coupons counted its uses");
        *uses.get_mut(&one.campaign).expect("an order counted its use") -= 1;
        uses.retain(|_, times| *times > 0);
        if uses.is_empty() {
            account.coupon_uses = None;
        }
    }
}
