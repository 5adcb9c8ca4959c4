//! Deciding a refund: how much each step of the waterfall takes, and what that does to plans, fees and the merchant.

use calendar::Stamp;
use money::{Amount, Money};

use super::waterfall::{self, Waterfall};
use super::{Refund, Refunded, Replanned, Take, fees};
use crate::id::RefundId;
use crate::limits::FULL_REFUND_SECONDS;
use crate::merchant::{Contract, DiscountOnRefund};
use crate::order::{Order, in_range};
use crate::part::{self, Part};
use crate::plan::{Plan, price};
use crate::{Event, Rejection, State};

pub(crate) fn decide(state: &State, ask: &Refund, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let order = state.order_of(ask.order, ask.merchant)?;
    let account = state.account(order.account)?;
    let refundable = Money { amount: order.amounts.refundable(), currency: account.currency };
    let amount = ask.amount.unwrap_or(refundable);
    account.accept(amount)?;
    if amount.amount > refundable.amount || refundable.amount.is_zero() {
        return Err(Rejection::RefundExceedsCaptured { refundable });
    }
    in_range(amount)?;
    Ok(vec![Event::OrderRefunded(refund(state, order, amount, stamp))])
}

fn refund(state: &State, order: &Order, amount: Money, stamp: Stamp) -> Refunded {
    let fall = waterfall::run(state, order, amount.amount);
    let window = window(order, amount.amount, stamp);
    let fees = fees::given_back(state, order, &fall, window);
    let account = state.account(order.account).expect("an order names its account");
    let money = fall.paid + fees.returned.iter().map(|returned| returned.amount).sum();
    let gone: Vec<Part> = fall.shrunk.iter().chain(&fees.dropped).copied().collect();
    let (paid, credit) = part::settle(waterfall::left_open(state, account, &gone), money);
    let contract = state.merchant(order.merchant).expect("an order names its merchant").contract;
    let mut amounts = order.amounts;
    amounts.refunded += amount.amount;
    Refunded {
        refund: RefundId::new(state.shard(), state.count()),
        order: order.id,
        account: order.account,
        merchant: order.merchant,
        amount,
        takes: takes(order, &fall, &contract),
        replanned: replanned(state, order, &fall),
        shrunk: fall.shrunk,
        fees_dropped: fees.dropped,
        fees_returned: fees.returned,
        paid,
        credit,
        amounts,
    }
}

/// Which rule for fees holds: everything back, in proportion, or only what is not billed yet.
fn window(order: &Order, amount: Amount, stamp: Stamp) -> fees::Window {
    let elapsed = stamp.at.micros_since(order.authorised_at);
    match elapsed < FULL_REFUND_SECONDS * 1_000_000 {
        true if amount == order.amounts.refundable() => fees::Window::EverythingBack,
        true => fees::Window::InProportion,
        false => fees::Window::BilledStay,
    }
}

fn takes(order: &Order, fall: &Waterfall, contract: &Contract) -> Vec<Take> {
    let captures = (0_u32..).zip(&order.captures).zip(&fall.takes);
    captures
        .filter(|(_, amount)| !amount.is_zero())
        .map(|((at, capture), amount)| {
            let refunded = capture.refunded + *amount;
            let discount = match contract.discount_on_refund {
                DiscountOnRefund::Kept => Amount::ZERO,
                DiscountOnRefund::Returned => capture.discount.share(refunded, capture.amount) - capture.discount_back,
            };
            let subsidy = capture.subsidy.share(refunded, capture.amount) - capture.subsidy_back;
            Take { capture: at, amount: *amount, discount, subsidy }
        })
        .collect()
}

/// The new terms of every plan whose unbilled principal shrinks.
fn replanned(state: &State, order: &Order, fall: &Waterfall) -> Vec<Replanned> {
    let captures = order.captures.iter().zip(&fall.takes).zip(&fall.unbilled);
    captures
        .filter(|(_, unbilled)| !unbilled.is_zero())
        .filter_map(|((capture, take), unbilled)| {
            let plan = state.live_plan(capture.plan?);
            let terms = rest(plan, *unbilled, plan.refunded + *take);
            Some(Replanned { plan: plan.id, terms, billed: plan.billed })
        })
        .collect()
}

/// What is left of a plan's unbilled principal, split anew over its unbilled terms; `refunds` is all that was refunded.
fn rest(plan: &Plan, taken: Amount, refunds: Amount) -> Vec<crate::plan::Term> {
    let left = plan.unbilled_principal() - taken;
    match left.is_zero() {
        true => Vec::new(),
        false => price(plan.pricing, left, plan.principal - refunds, plan.unbilled().len() as u32),
    }
}
