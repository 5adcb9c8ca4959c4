//! How the coupons of an order divide over its captures, releases and refunds.
//!
//! Everything divides in proportion to the price, to the cent, as the wallet's share does: each step gets what brings a coupon to
//! `round(coupon × so far / price)`. The first coupon divides the price, the next one what the first leaves of it, and so on;
//! so no step takes more off than it has.

use money::Amount;

use super::Coupon;
use crate::order::Order;
use crate::subsidy::Borne;

/// What is left of a step for whoever comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rest {
    /// Of the step.
    pub amount: Amount,
    /// Of everything so far, with the step.
    pub after: Amount,
    /// Of the whole.
    pub whole: Amount,
}

/// The coupons of the next `amount` that is captured of `order`, or released, and what they leave of it.
pub(crate) fn of_hold(order: &Order, amount: Amount) -> (Vec<Coupon>, Rest) {
    let mut rest = Rest { amount, after: order.amounts.taken() + amount, whole: order.amounts.authorised };
    let mut taken = Vec::new();
    for used in order.coupons() {
        let after = used.amounts.authorised.share(rest.after, rest.whole);
        let part = after - used.amounts.taken();
        rest =
            Rest { amount: rest.amount - part, after: rest.after - after, whole: rest.whole - used.amounts.authorised };
        push(&mut taken, Coupon { campaign: used.campaign, payer: used.payer, amount: part });
    }
    (taken, rest)
}

/// What of the next `amount` that is refunded of `order` goes back to each coupon, and what is left of it. Never more than a
/// coupon gave, nor so little that more would go back to the others than they paid.
pub(crate) fn of_refund(order: &Order, amount: Amount) -> (Vec<Coupon>, Rest) {
    let amounts = order.amounts;
    let mut rest = Rest { amount, after: amounts.refunded + amount, whole: amounts.captured };
    let mut refundable = amounts.refundable();
    let mut back = Vec::new();
    for used in order.coupons() {
        let of = used.amounts;
        if of.captured.is_zero() {
            continue;
        }
        let others = refundable - of.refundable();
        let wanted = of.captured.share(rest.after, rest.whole).less(of.refunded);
        let part = wanted.max(rest.amount.less(others)).at_most(rest.amount).at_most(of.refundable());
        rest = Rest {
            amount: rest.amount - part,
            after: rest.after - of.refunded - part,
            whole: rest.whole - of.captured,
        };
        refundable = others;
        push(&mut back, Coupon { campaign: used.campaign, payer: used.payer, amount: part });
    }
    (back, rest)
}

/// What of the waiver's reserve is freed with the next `amount` that is released of `order`, in proportion.
pub(crate) fn waiver_of_release(order: &Order, amount: Amount) -> Option<Coupon> {
    let waiver = order.waiver()?;
    let (after, held) = (order.amounts.taken() + amount, waiver.amounts.held());
    let freed = match amount == order.amounts.held() {
        true => held,
        false => waiver.amounts.authorised.share(after, order.amounts.authorised).less(waiver.amounts.taken()),
    };
    let coupon = Coupon { campaign: waiver.campaign, payer: waiver.payer, amount: freed.at_most(held) };
    (!coupon.amount.is_zero()).then_some(coupon)
}

/// What the waiver pays of the fees that it waives, `borne`, at a capture: what is not reserved any more the platform bears, from the
/// last term on.
pub(crate) fn waiver_of_capture(order: &Order, borne: &mut [Borne]) -> Option<Coupon> {
    let waiver = order.waiver()?;
    let waived: Amount = borne.iter().map(|borne| borne.coupon).sum();
    let amount = waived.at_most(waiver.amounts.held());
    let mut over = waived - amount;
    for borne in borne.iter_mut().rev() {
        let part = borne.coupon.at_most(over);
        (borne.coupon, borne.platform, over) = (borne.coupon - part, borne.platform + part, over - part);
    }
    let coupon = Coupon { campaign: waiver.campaign, payer: waiver.payer, amount };
    (!amount.is_zero()).then_some(coupon)
}

fn push(coupons: &mut Vec<Coupon>, coupon: Coupon) {
    if !coupon.amount.is_zero() {
        coupons.push(coupon);
    }
}
