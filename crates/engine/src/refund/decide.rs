//! Deciding a refund: how much each step of the waterfall takes, and what that does to plans, fees and the merchant.

use calendar::Stamp;
use money::{Amount, Money};

use super::fees::Age;
use super::waterfall::{self, Waterfall};
use super::{GatheredTake, Refund, Refunded, Replanned, Take, fees};
use crate::charge_off::{self, Standing};
use crate::coupon::Coupon;
use crate::id::RefundId;
use crate::limits::FULL_REFUND_SECONDS;
use crate::merchant::{Contract, DiscountOnRefund};
use crate::order::{Order, Posted, in_range, shares_of_refund};
use crate::part::{self, Part};
use crate::plan::{Plan, Term};
use crate::subsidy::{self, Back};
use crate::terms::{FeeOnRefund, RefundOntoPlan};
use crate::{Event, Rejection, State, coupon};

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
    let shares = shares_of_refund(order, amount.amount);
    let fall = waterfall::run(state, order, shares.credit);
    let age = age(order, stamp);
    let window = window(state, order, amount.amount, age);
    let fees = fees::given_back(state, order, &fall, (window, age));
    let account = state.account(order.account).expect("an order names its account");
    let money = fall.paid + fees.returned.iter().map(|returned| returned.amount).sum();
    let gone: Vec<Part> = fall.shrunk.iter().chain(&fees.dropped).copied().collect();
    let (paid, credit) = part::settle(waterfall::left_open(state, account, &gone, stamp.date), money);
    let contract = state.merchant(order.merchant).expect("an order names its merchant").contract;
    let debts = charge_off::standing(account);
    let mut amounts = order.amounts;
    amounts.refunded += amount.amount;
    // What is due at once is no plan any more: it only gets smaller.
    let replanned = if debts.is_receivable() { replanned(state, order, &fall) } else { Vec::new() };
    let subsidies = subsidies(state, order, &fall, &replanned, debts);
    let waived = waived(order, &subsidies);
    Refunded {
        refund: RefundId::new(state.shard(), state.count()),
        order: order.id,
        account: order.account,
        merchant: order.merchant,
        amount,
        takes: takes(order, &fall, (shares.wallet, coupon::total(&shares.coupons)), &contract),
        replanned,
        gathered: gathered_takes(&fall),
        shrunk: fall.shrunk,
        fees_dropped: fees.dropped,
        fees_returned: fees.returned,
        paid,
        credit,
        amounts,
        wallet: shares.wallet,
        coupons: shares.coupons,
        waived,
        subsidies,
        debts,
    }
}

fn age(order: &Order, stamp: Stamp) -> Age {
    let elapsed = stamp.at.micros_since(order.authorised_at);
    match elapsed < FULL_REFUND_SECONDS * 1_000_000 {
        true => Age::FirstDay,
        false => Age::Later,
    }
}

/// Which rule for fees holds: for 24 hours everything goes back, and after that what the order's Terms say.
fn window(state: &State, order: &Order, amount: Amount, age: Age) -> fees::Window {
    let rule = match age {
        Age::FirstDay => FeeOnRefund::All,
        Age::Later => state.terms(order.terms).fee_on_refund,
    };
    match rule {
        FeeOnRefund::All if amount == order.amounts.refundable() => fees::Window::EverythingBack,
        FeeOnRefund::All => fees::Window::InProportion,
        FeeOnRefund::ProRata => fees::Window::BilledInProportion,
        FeeOnRefund::BilledStay => fees::Window::BilledStay,
    }
}

/// What each capture gives: what falls down the waterfall, and of what goes back to wallet and coupons what they paid of the oldest
/// ones first.
fn takes(order: &Order, fall: &Waterfall, (wallet, coupons): (Amount, Amount), contract: &Contract) -> Vec<Take> {
    let (mut wallet_left, mut coupons_left) = (wallet, coupons);
    let captures = (0_u32..).zip(&order.captures).zip(&fall.takes);
    captures
        .map(|((at, capture), credit)| {
            let wallet = capture.wallet_left().at_most(wallet_left);
            let coupons = capture.coupons_left().at_most(coupons_left);
            wallet_left -= wallet;
            coupons_left -= coupons;
            (at, capture, *credit, wallet, coupons)
        })
        .filter(|(_, _, credit, wallet, coupons)| !(*credit + *wallet + *coupons).is_zero())
        .map(|(at, capture, credit, wallet, coupons)| {
            let amount = credit + wallet + coupons;
            let refunded = capture.refunded + amount;
            let discount = match contract.discount_on_refund {
                DiscountOnRefund::Kept => Amount::ZERO,
                DiscountOnRefund::Returned => capture.discount.share(refunded, capture.amount) - capture.discount_back,
            };
            // What is earned over the plan's life is taken back by the same proportion: see `subsidy::back`.
            let subsidy = subsidy_back(capture, credit);
            Take { capture: at, amount, discount, subsidy, wallet, coupons }
        })
        .collect()
}

/// What goes back of a capture's subsidy, which was paid for what is on credit, when `credit` more of that is refunded.
fn subsidy_back(capture: &Posted, credit: Amount) -> Amount {
    let on_credit = capture.amount - capture.from_wallet() - capture.from_coupons();
    if on_credit.is_zero() {
        return Amount::ZERO;
    }
    capture.subsidy.share(on_credit - capture.credit_left() + credit, on_credit) - capture.subsidy_back
}

/// The new terms of every plan whose unbilled principal shrinks.
fn replanned(state: &State, order: &Order, fall: &Waterfall) -> Vec<Replanned> {
    let captures = order.captures.iter().zip(&fall.takes).zip(&fall.unbilled);
    let own = captures.filter_map(|((capture, take), unbilled)| Some((capture.plan?, *take, *unbilled)));
    let gathered = fall.gathered_plans().into_iter().zip(fall.gathered_unbilled());
    let gathered = gathered.map(|((plan, take), (_, unbilled))| (plan, take, unbilled));
    own.chain(gathered)
        .filter(|(_, _, unbilled)| !unbilled.is_zero())
        .map(|(id, take, unbilled)| {
            let plan = state.live_plan(id);
            let rule = state.terms_of_plan(plan).refund_onto_plan;
            let terms = rest(plan, unbilled, plan.refunded + take, rule);
            Replanned { plan: id, terms, billed: plan.billed }
        })
        .collect()
}

/// What of the subsidies a coupon had paid.
fn waived(order: &Order, subsidies: &[Back]) -> Option<Coupon> {
    let amount: Amount = subsidies.iter().map(|back| back.deferred.coupon + back.earned.coupon).sum();
    let waiver = order.waiver().filter(|_| !amount.is_zero())?;
    Some(Coupon { campaign: waiver.campaign, payer: waiver.payer, amount })
}

/// What is taken back of the subsidy of every plan that gives. Of a debt that was charged off nothing is earned any more.
fn subsidies(state: &State, order: &Order, fall: &Waterfall, replanned: &[Replanned], debts: Standing) -> Vec<Back> {
    let captures = order.captures.iter().zip(&fall.takes).filter(|(_, take)| !take.is_zero());
    captures
        .filter_map(|(capture, take)| {
            let plan = state.live_plan(capture.plan?);
            let anew = replanned.iter().find(|one| one.plan == plan.id).map(|one| one.terms.len());
            let terms = if debts.is_receivable() { anew.unwrap_or(plan.unbilled().len()) } else { 0 };
            subsidy::back(plan, *take, terms)
        })
        .collect()
}

fn gathered_takes(fall: &Waterfall) -> Vec<GatheredTake> {
    let given = fall.gathered.iter().filter(|given| !given.amount.is_zero());
    given.map(|one| GatheredTake { plan: one.plan, capture: one.capture as u32, amount: one.amount }).collect()
}

/// What is left of a plan's unbilled principal: split anew over its unbilled terms, or in the first of them; `refunds` is all
/// that was refunded.
fn rest(plan: &Plan, taken: Amount, refunds: Amount, rule: RefundOntoPlan) -> Vec<Term> {
    let left = plan.unbilled_principal() - taken;
    if left.is_zero() {
        return Vec::new();
    }
    match rule {
        RefundOntoPlan::EveryTerm => plan.tariff().price(left, plan.principal - refunds, plan.unbilled().len() as u32),
        RefundOntoPlan::LastTermsFirst => plan.tariff().shortened(plan.unbilled(), left, plan.principal - refunds),
    }
}
