//! Refunds: money back for an order, down the waterfall: what is not billed yet, what is billed and unpaid, what is paid.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::State;
use crate::charge_off::{self, Standing};
use crate::coupon::{self, Coupon};
use crate::id::{AccountId, MerchantId, OrderId, PlanId, RefundId};
use crate::order::{Amounts, is_nothing};
use crate::part::{Part, Sums};
use crate::plan::Term;
use crate::subsidy::Back;
use crate::value_date::Entry;

mod decide;
mod fees;
mod gathered;
mod waterfall;

pub(crate) use decide::decide;
pub(crate) use fees::{note_dropped, note_owed_again};

/// What is asked to be refunded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refund {
    /// The order.
    pub order: OrderId,
    /// The merchant that asks, when one does: it knows only its own orders.
    pub merchant: Option<MerchantId>,
    /// How much; all that can still be refunded when left out.
    pub amount: Option<Money>,
}

/// An order was refunded, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Refunded {
    /// The refund's id.
    #[n(0)]
    pub refund: RefundId,
    /// The order.
    #[n(1)]
    pub order: OrderId,
    /// The account.
    #[n(2)]
    pub account: AccountId,
    /// The merchant.
    #[n(3)]
    pub merchant: MerchantId,
    /// How much.
    #[n(4)]
    pub amount: Money,
    /// What each capture gave, and what its merchant got back.
    #[n(5)]
    pub takes: Vec<Take>,
    /// Unpaid principal of the order that is owed no more.
    #[n(6)]
    pub shrunk: Vec<Part>,
    /// Plans whose unbilled terms are new.
    #[n(7)]
    pub replanned: Vec<Replanned>,
    /// Billed and unpaid fees of the order that are owed no more.
    #[n(8)]
    pub fees_dropped: Vec<Part>,
    /// Fees of the order that had been paid and are given back.
    #[n(9)]
    pub fees_returned: Vec<Returned>,
    /// Other debts of the account, paid with what the customer had already paid for the order.
    #[n(10)]
    pub paid: Vec<Part>,
    /// What was left of that and became credit balance.
    #[n(11)]
    pub credit: Amount,
    /// The order's amounts after it.
    #[n(12)]
    pub amounts: Amounts,
    /// What was given by plans that hold principal of the order which stood on statements, each for one capture.
    #[n(21)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub gathered: Vec<GatheredTake>,
    /// What went back to the wallet that had paid it.
    #[n(42)]
    #[cbor(skip_if = "is_nothing")]
    pub wallet: Amount,
    /// What it takes back of subsidies that are earned over a plan's life.
    #[n(34)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub subsidies: Vec<Back>,
    /// Where the debts stood that it made smaller: of what was charged off the merchant's money is a recovery.
    #[n(25)]
    #[cbor(skip_if = "Standing::is_receivable")]
    pub debts: Standing,
    /// What went back to whoever had paid for its coupons.
    #[n(36)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub coupons: Vec<Coupon>,
    /// What went back of the fees that a coupon had paid, to whoever funds it.
    #[n(37)]
    pub waived: Option<Coupon>,
}

/// What a refund takes of the share that a capture has in a plan of what stood on statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct GatheredTake {
    /// The plan.
    #[n(0)]
    pub plan: PlanId,
    /// The capture, counted from 0.
    #[n(1)]
    pub capture: u32,
    /// How much.
    #[n(2)]
    pub amount: Amount,
}

/// What a refund takes from one capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Take {
    /// The capture, counted from 0.
    #[n(0)]
    pub capture: u32,
    /// How much of it is refunded now.
    #[n(1)]
    pub amount: Amount,
    /// The discount that goes back to the merchant.
    #[n(2)]
    pub discount: Amount,
    /// The subsidy that goes back to the merchant.
    #[n(3)]
    pub subsidy: Amount,
    /// What of the amount the wallet had paid.
    #[n(42)]
    #[cbor(skip_if = "is_nothing")]
    pub wallet: Amount,
    /// What of the amount coupons had paid.
    #[n(36)]
    #[cbor(skip_if = "is_nothing")]
    pub coupons: Amount,
}

impl Take {
    /// What of it was bought on credit.
    pub fn credit(&self) -> Amount {
        self.amount - self.wallet - self.coupons
    }
}

/// The new unbilled terms of a plan; none when nothing is left to bill.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Replanned {
    /// The plan.
    #[n(0)]
    pub plan: PlanId,
    /// Its terms still to be billed.
    #[n(1)]
    pub terms: Vec<Term>,
    /// How many of its terms are billed already.
    #[n(2)]
    pub billed: u32,
}

/// A paid fee of a plan that is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Returned {
    /// The plan.
    #[n(0)]
    pub plan: PlanId,
    /// How much.
    #[n(1)]
    pub amount: Amount,
}

impl Refunded {
    /// What goes back to whoever funds coupons, of the amount and of fees.
    pub fn all_coupons(&self) -> impl Iterator<Item = &Coupon> {
        self.coupons.iter().chain(&self.waived)
    }

    /// What the merchant gets back of its discount.
    pub fn discount(&self) -> Amount {
        self.takes.iter().map(|take| take.discount).sum()
    }

    /// What the merchant gets back of its subsidy.
    pub fn subsidy(&self) -> Amount {
        self.takes.iter().map(|take| take.subsidy).sum()
    }

    /// What of it came of a debt that was charged off.
    pub fn recovered(&self) -> Amount {
        match self.debts {
            Standing::Receivable => Amount::ZERO,
            Standing::WrittenOff => Sums::of(&self.shrunk).total() + Sums::of(&self.paid).total(),
        }
    }

    /// What the merchant gets back of subsidies out of what was recovered.
    pub fn recovered_subsidy(&self) -> Amount {
        match self.debts {
            Standing::Receivable => Amount::ZERO,
            Standing::WrittenOff => self.subsidy(),
        }
    }

    /// What goes back to the customer of fees already paid.
    pub fn fees(&self) -> Amount {
        self.fees_returned.iter().map(|returned| returned.amount).sum()
    }
}

pub(crate) fn apply(state: &mut State, event: &Refunded) {
    let today = state.stamp().date;
    state.note_id(event.refund.0);
    for returned in &event.fees_returned {
        state.plan_mut(returned.plan).fee_back += returned.amount;
    }
    fees::note_dropped(state, &event.fees_dropped);
    state.reduce(event.account, &event.fees_dropped, today);
    for replanned in &event.replanned {
        state.plan_mut(replanned.plan).replan(&replanned.terms);
    }
    for back in &event.subsidies {
        state.plan_mut(back.plan).note_taken_back(back);
    }
    state.note_gone(&event.shrunk);
    state.reduce(event.account, &event.shrunk, today);
    state.reduce(event.account, &event.paid, today);
    charge_off::note_recovered(state, event.account, event.recovered(), event.recovered_subsidy());
    state.account_mut(event.account).credit += event.credit;
    if !event.wallet.is_zero() {
        state.wallet_mut(event.account).funds += event.wallet.signed();
    }
    state.tidy(event.account);
    keep(state, event, today);
    apply_to_order(state, event);
    let merchant = state.merchant_mut(event.merchant);
    merchant.refunded += event.amount.amount;
    merchant.discount -= event.discount();
    merchant.subsidy -= event.subsidy();
    merchant.coupons -= coupon::of_merchant(event.all_coupons());
    coupon::refund(state, event.order, event.all_coupons());
}

/// Keeps what it did to statements for later value dates: what was paid before is money for whatever is open.
fn keep(state: &mut State, event: &Refunded, today: Date) {
    state.keep_parts(event.account, today, &event.fees_dropped);
    state.keep_gone(event.account, today, &event.shrunk);
    let money = Sums::of(&event.paid).total() + event.credit;
    if !money.is_zero() {
        state.keep(event.account, Entry::Paid(today, None, money));
    }
}

fn apply_to_order(state: &mut State, event: &Refunded) {
    let order = state.order_mut(event.order);
    order.amounts = event.amounts;
    if let Some(wallet) = &mut order.wallet {
        wallet.refunded += event.wallet;
    }
    let mut plans = Vec::new();
    for take in &event.takes {
        let capture = &mut order.captures[take.capture as usize];
        capture.refunded += take.amount;
        capture.discount_back += take.discount;
        capture.subsidy_back += take.subsidy;
        if let Some(part) = &mut capture.wallet {
            part.refunded += take.wallet;
        }
        if let Some(part) = &mut capture.coupons {
            part.refunded += take.coupons;
        }
        plans.extend(capture.plan.map(|plan| (plan, take.credit())));
    }
    for (plan, amount) in plans {
        state.plan_mut(plan).refunded += amount;
    }
    for take in &event.gathered {
        let plan = state.plan_mut(take.plan);
        plan.refunded += take.amount;
        let gathered = plan.gathered.as_mut().expect("a refund names gathered plans");
        gathered.note_refunded(event.order, take.capture, take.amount);
    }
}
