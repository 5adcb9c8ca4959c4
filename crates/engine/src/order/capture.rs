//! Capturing: posting what an order holds.

use money::{Amount, Money};

use super::{Captured, Method, Order, PartPaid, PlanMade, Posted, part_of, share};
use crate::account::Purchase;
use crate::id::{MerchantId, OrderId, PlanId};
use crate::limits::CAPTURES_MAX;
use crate::merchant::Contract;
use crate::plan::{FeeNotes, Plan, Tariff};
use crate::subsidy::{Shared, Shares, Subsidy};
use crate::{Event, Rejection, State, charge_off, coupon, list};

/// When an order is captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// In full, together with its authorisation.
    AtOnce,
    /// When the merchant asks for it.
    Later,
}

/// What is asked to be captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capture {
    /// The order.
    pub order: OrderId,
    /// The merchant that asks, when one does: it knows only its own orders.
    pub merchant: Option<MerchantId>,
    /// How much; everything held when left out.
    pub amount: Option<Money>,
}

pub(crate) fn decide(state: &State, ask: &Capture) -> Result<Vec<Event>, Rejection> {
    let order = state.order_of(ask.order, ask.merchant)?;
    let account = state.account(order.account)?;
    account.refuse_closed()?;
    let held = Money { amount: order.amounts.held(), currency: account.currency };
    if held.amount.is_zero() {
        let is_all_captured = order.amounts.captured == order.amounts.authorised;
        let already = ask.amount.is_none() && is_all_captured;
        return if already { Ok(Vec::new()) } else { Err(not_capturable(order)) };
    }
    // What the wallet holds is the customer's own money, and what coupons hold is not on credit.
    if !order.credit_held().is_zero() {
        charge_off::refuse(account)?;
    }
    let amount = part_of(account, held, ask.amount)?;
    if order.captures.len() >= CAPTURES_MAX {
        return Err(not_capturable(order));
    }
    let contract = state.merchant(order.merchant)?.contract;
    Ok(vec![event(state, order, amount, &contract, state.count())])
}

fn not_capturable(order: &Order) -> Rejection {
    Rejection::NotCapturable { status: order.amounts.status() }
}

/// The capture of `amount` of an order that holds at least as much; a plan gets the id number `count`.
pub(super) fn event(state: &State, order: &Order, amount: Money, contract: &Contract, count: u64) -> Event {
    let paid = share::of_hold(order, amount.amount);
    let credit = paid.credit;
    let (plan, mut borne) = match order.method {
        Method::PayLater | Method::Balance => (None, Vec::new()),
        // Of a cent that the wallet or a coupon pays there is nothing to pay in instalments.
        Method::Instalments(_) if credit.is_zero() => (None, Vec::new()),
        Method::Instalments(n) => {
            let shared = shared(state, order, credit, n);
            let Tariff { pricing, relief } = shared.tariff;
            let plan = PlanId::new(state.shard(), count);
            (Some(PlanMade { plan, pricing, terms: shared.terms, relief }), shared.borne)
        }
    };
    let waived = coupon::waiver_of_capture(order, &mut borne);
    let mut amounts = order.amounts;
    amounts.captured += amount.amount;
    Event::OrderCaptured(Captured {
        order: order.id,
        account: order.account,
        merchant: order.merchant,
        capture: order.captures.len() as u32,
        amount,
        discount: contract.discount.of(amount.amount),
        subsidy: borne.iter().map(|borne| borne.merchant).sum(),
        plan,
        amounts,
        wallet: paid.wallet,
        borne,
        coupons: paid.coupons,
        waived,
    })
}

/// The plan of `amount` in `n` terms, as the bearers of the order's fees share it.
fn shared(state: &State, order: &Order, amount: Amount, n: u32) -> Shared {
    let offer = state.terms(order.terms).offer(n).expect("an order keeps the Terms that offered its plan");
    let shares = match &order.shares {
        Some(shares) => **shares,
        // Where an order of an earlier release costs nothing that is on offer at a price, its merchant bears the fees.
        None if order.pricing != offer.pricing => Shares::MERCHANT,
        None => Shares::CUSTOMER,
    };
    shares.share(offer.pricing, amount, n)
}

pub(crate) fn apply(state: &mut State, event: &Captured) {
    let today = state.stamp().date;
    let (amount, credit) = (event.amount.amount, event.credit());
    let account = state.account_mut(event.account);
    let nth = account.captures;
    account.captures += 1;
    account.held -= credit;
    account.principal += credit;
    account.next_cycle = account.cycles().after(today);
    match &event.plan {
        None if credit.is_zero() => {}
        None => {
            let purchase = Purchase { order: event.order, capture: event.capture, nth, amount: credit };
            list::push(&mut account.unbilled, purchase);
        }
        Some(made) => list::push(&mut account.plans, made.plan),
    }
    if event.amounts.held().is_zero() {
        account.release(event.order);
    }
    if let Some(made) = &event.plan {
        let order = state.order(event.order).expect("events name known orders");
        let fee_notes = state.terms(order.terms).keep_fee_notes().then(|| Box::new(FeeNotes::from(today)));
        state.put_plan(Plan { fee_notes, ..plan(event, made, nth) });
    }
    if !event.wallet.is_zero() {
        let wallet = state.wallet_mut(event.account);
        wallet.held -= event.wallet;
        wallet.funds -= event.wallet.signed();
    }
    let order = state.order_mut(event.order);
    order.amounts = event.amounts;
    if let Some(wallet) = &mut order.wallet {
        wallet.captured += event.wallet;
    }
    list::push(&mut order.captures, posted(event));
    let merchant = state.merchant_mut(event.merchant);
    merchant.captured += amount;
    merchant.discount += event.discount;
    merchant.subsidy += event.subsidy;
    merchant.coupons += coupon::of_merchant(event.all_coupons());
    coupon::capture(state, event.order, event.all_coupons());
}

fn posted(event: &Captured) -> Posted {
    Posted {
        amount: event.amount.amount,
        refunded: Amount::ZERO,
        discount: event.discount,
        discount_back: Amount::ZERO,
        subsidy: event.subsidy,
        subsidy_back: Amount::ZERO,
        plan: event.plan.as_ref().map(|made| made.plan),
        gathered: Vec::new(),
        wallet: (!event.wallet.is_zero()).then(|| Box::new(PartPaid { amount: event.wallet, refunded: Amount::ZERO })),
        coupons: (!event.coupons.is_empty())
            .then(|| Box::new(PartPaid { amount: coupon::total(&event.coupons), refunded: Amount::ZERO })),
    }
}

fn plan(event: &Captured, made: &PlanMade, nth: u32) -> Plan {
    Plan {
        id: made.plan,
        account: event.account,
        order: Some(event.order),
        capture: event.capture,
        nth,
        pricing: made.pricing,
        principal: event.credit(),
        refunded: Amount::ZERO,
        terms: made.terms.clone(),
        billed: 0,
        fee_billed: Amount::ZERO,
        fee_back: Amount::ZERO,
        fee_basis: event.credit(),
        fee_notes: None,
        relief: made.relief,
        subsidy: (!event.borne.is_empty()).then(|| Box::new(Subsidy::new(&event.borne))),
        gathered: None,
    }
}
