//! Orders: one purchase each, authorised, captured, voided and refunded.

pub mod create;
pub mod get;
pub mod capture;
pub mod void;
pub mod withdraw;

use engine::agreement::Agreed;
use engine::coupon::total;
use engine::id::PlanId;
use engine::order::{self as orders, Authorised, Captured, Order as Known, PlanMade};
use engine::{Rejection, State, plan, terms};
use money::{Amount, Currency};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::agreement::AgreedText;
use crate::coupon::OrderCoupon;
use crate::words::{AnnualRate, Money, Pricing, Term, instant};

/// An order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Order {
    /// The order's id.
    #[schema(example = "ord_0000000000003")]
    id: String,
    /// The account that pays it.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The merchant that sold it.
    #[schema(example = "mer_0000000000001")]
    merchant: String,
    /// How it is paid.
    method: Method,
    /// Its state, which follows from its amounts.
    state: OrderState,
    /// Its amounts.
    amounts: OrderAmounts,
    /// What the wallet pays of these; none for an order that is all on credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<OrderAmounts>,
    /// What each coupon pays of these; none for an order without.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    coupons: Vec<OrderCoupon>,
    /// What was bought, when it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "electronics")]
    category: Option<String>,
    /// Its captures, in order.
    captures: Vec<Capture>,
    /// What the credit costs a year, as it was authorised; nothing for `pay_later`.
    annual_rate: AnnualRate,
    /// The version of the Terms it was made under.
    terms_version: u32,
    /// The texts that the law asked for, as the customer had accepted them when it was made; none where it asks for none.
    texts: Vec<AgreedText>,
    /// The last business date on which the customer may withdraw from its credit, where the law pack gives that right.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    withdrawable_until: Option<String>,
    /// The business date on which the customer did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    withdrawn_on: Option<String>,
    /// When it was authorised.
    #[schema(format = DateTime)]
    authorised_at: String,
    /// When what is still held is released by itself.
    #[schema(format = DateTime)]
    expires_at: String,
}

/// How an order is paid.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(example = json!({"type": "instalments", "terms": 3}))]
pub enum Method {
    /// In full, on the first statement after each capture.
    PayLater {},
    /// In instalments, one on each statement.
    Instalments {
        /// How many.
        #[schema(example = 3)]
        terms: u32,
    },
    /// From the wallet, at once.
    Balance {},
}

/// The state of an order, derived from its amounts.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// Held, and nothing captured.
    Authorised,
    /// Some captured, some still held.
    PartCaptured,
    /// Some captured, nothing held.
    Captured,
    /// Some of what was captured is refunded.
    PartRefunded,
    /// All that was captured is refunded, and nothing is held.
    Refunded,
    /// Released before anything was captured.
    Voided,
    /// Released by itself before anything was captured.
    Expired,
}

/// Every amount of an order.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderAmounts {
    /// What was authorised.
    authorised: Money,
    /// What was captured of it.
    captured: Money,
    /// What is still held.
    held: Money,
    /// What was voided.
    voided: Money,
    /// What was released by itself when the authorisation expired.
    expired: Money,
    /// What was refunded of the captured.
    refunded: Money,
    /// What can still be refunded: captured − refunded.
    refundable: Money,
}

/// One capture of an order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Capture {
    /// Which of the order's captures, from 1.
    number: u32,
    /// How much was captured.
    amount: Money,
    /// How much of it was refunded.
    refunded: Money,
    /// The merchant's discount on it, less what came back.
    discount: Money,
    /// The fees that the merchant bears for it instead of the customer, less what came back.
    subsidy: Money,
    /// What the wallet paid of it; none for an order that is all on credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<Money>,
    /// What of that went back to the wallet.
    #[serde(skip_serializing_if = "Option::is_none")]
    balance_refunded: Option<Money>,
    /// What coupons paid of it; none for one without.
    #[serde(skip_serializing_if = "Option::is_none")]
    coupons: Option<Money>,
    /// What of that went back to whoever had funded them.
    #[serde(skip_serializing_if = "Option::is_none")]
    coupons_refunded: Option<Money>,
    /// Its plan, for an order in instalments.
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<CapturePlan>,
}

/// The plan of a capture.
#[derive(Debug, Serialize, ToSchema)]
pub struct CapturePlan {
    /// The plan's id.
    #[schema(example = "pln_0000000000004")]
    id: String,
    /// How its terms are priced for the customer.
    pricing: Pricing,
    /// Its terms; one joins each statement from the next one on.
    terms: Vec<Term>,
}

/// What a change left of an order: its state and its amounts.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderAfter {
    /// The order.
    #[schema(example = "ord_0000000000003")]
    order: String,
    /// Its state after it.
    state: OrderState,
    /// Its amounts after it.
    amounts: OrderAmounts,
}

impl Order {
    /// An order as the state knows it.
    pub fn of(state: &State, order: &Known) -> Result<Order, Rejection> {
        let currency = state.account(order.account)?.currency;
        let captures =
            (1..).zip(&order.captures).map(|(number, posted)| Capture::posted(state, number, posted, currency));
        Ok(Order {
            id: order.id.to_string(),
            account: order.account.to_string(),
            merchant: order.merchant.to_string(),
            method: order.method.into(),
            state: order.amounts.status().into(),
            amounts: OrderAmounts::of(order.amounts, currency),
            balance: order.wallet.as_ref().map(|wallet| OrderAmounts::of(**wallet, currency)),
            coupons: OrderCoupon::all(order, currency),
            category: order.category().map(|category| category.name().to_string()),
            captures: captures.collect(),
            annual_rate: order.rates.into(),
            terms_version: order.terms.0,
            texts: agreed(state, order.agreed.as_deref())?,
            withdrawable_until: date(order.agreed.as_deref().and_then(|agreed| agreed.withdrawable_until)),
            withdrawn_on: date(order.agreed.as_deref().and_then(|agreed| agreed.withdrawn)),
            authorised_at: instant(order.authorised_at),
            expires_at: instant(order.expires),
        })
    }

    /// An order as it was made, at the instant `at`, under `texts`.
    fn made(event: &Authorised, captured: Option<&Captured>, at: calendar::Instant, texts: Vec<AgreedText>) -> Order {
        let currency = event.amount.currency;
        let authorised = orders::Amounts::authorised(event.amount.amount);
        let amounts = captured.map_or(authorised, |captured| captured.amounts);
        let category = event.coupons.as_ref().and_then(|applied| applied.category.as_ref());
        let wallet = captured.map_or(Amount::ZERO, |captured| captured.wallet);
        let wallet = orders::Amounts { captured: wallet, ..orders::Amounts::authorised(event.wallet) };
        Order {
            id: event.order.to_string(),
            account: event.account.to_string(),
            merchant: event.merchant.to_string(),
            method: event.method.into(),
            state: amounts.status().into(),
            amounts: OrderAmounts::of(amounts, currency),
            balance: (!event.wallet.is_zero()).then(|| OrderAmounts::of(wallet, currency)),
            coupons: OrderCoupon::made(event, captured),
            category: category.map(|category| category.name().to_string()),
            captures: captured.into_iter().map(Capture::made).collect(),
            annual_rate: event.rates.into(),
            terms_version: event.terms.0,
            texts,
            withdrawable_until: date(event.agreed.as_ref().and_then(|agreed| agreed.withdrawable_until)),
            withdrawn_on: None,
            authorised_at: instant(at),
            expires_at: instant(event.expires),
        }
    }

    /// Its state and its amounts alone.
    fn after(self) -> OrderAfter {
        OrderAfter { order: self.id, state: self.state, amounts: self.amounts }
    }
}

fn date(date: Option<calendar::Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// The texts that an order was made under.
fn agreed(state: &State, agreed: Option<&Agreed>) -> Result<Vec<AgreedText>, Rejection> {
    agreed.into_iter().flat_map(|agreed| &agreed.texts).map(|text| AgreedText::of(state, *text)).collect()
}

impl Capture {
    fn posted(state: &State, number: u32, posted: &orders::Posted, currency: Currency) -> Capture {
        let plan = posted.plan.and_then(|plan| state.plan(plan).ok());
        Capture {
            number,
            amount: Money::of(posted.amount, currency),
            refunded: Money::of(posted.refunded, currency),
            discount: Money::of(posted.discount - posted.discount_back, currency),
            subsidy: Money::of(posted.subsidy - posted.subsidy_back, currency),
            balance: posted.wallet.as_ref().map(|part| Money::of(part.amount, currency)),
            balance_refunded: posted.wallet.as_ref().map(|part| Money::of(part.refunded, currency)),
            coupons: posted.coupons.as_ref().map(|part| Money::of(part.amount, currency)),
            coupons_refunded: posted.coupons.as_ref().map(|part| Money::of(part.refunded, currency)),
            plan: plan.map(|plan| CapturePlan::new(plan.id, plan.pricing, &plan.terms, currency)),
        }
    }

    fn made(event: &Captured) -> Capture {
        let currency = event.amount.currency;
        Capture {
            number: event.capture + 1,
            amount: event.amount.into(),
            refunded: Money::of(Amount::ZERO, currency),
            discount: Money::of(event.discount, currency),
            subsidy: Money::of(event.subsidy, currency),
            balance: (!event.wallet.is_zero()).then(|| Money::of(event.wallet, currency)),
            balance_refunded: (!event.wallet.is_zero()).then(|| Money::of(Amount::ZERO, currency)),
            coupons: (!event.coupons.is_empty()).then(|| Money::of(total(&event.coupons), currency)),
            coupons_refunded: (!event.coupons.is_empty()).then(|| Money::of(Amount::ZERO, currency)),
            plan: event.plan.as_ref().map(|made| CapturePlan::made(made, currency)),
        }
    }
}

impl CapturePlan {
    /// The plan that an event made.
    pub fn made(made: &PlanMade, currency: Currency) -> CapturePlan {
        CapturePlan::new(made.plan, made.pricing, &made.terms, currency)
    }

    fn new(id: PlanId, pricing: terms::Pricing, terms: &[plan::Term], currency: Currency) -> CapturePlan {
        CapturePlan { id: id.to_string(), pricing: pricing.into(), terms: Term::all(terms, 1, currency) }
    }
}

impl OrderAfter {
    /// An order after an event.
    pub fn of(order: engine::id::OrderId, amounts: orders::Amounts, currency: Currency) -> OrderAfter {
        let state = amounts.status().into();
        OrderAfter { order: order.to_string(), state, amounts: OrderAmounts::of(amounts, currency) }
    }
}

impl OrderAmounts {
    /// Those of an order, or of what pays a part of it.
    pub fn of(amounts: orders::Amounts, currency: Currency) -> OrderAmounts {
        let money = |amount| Money::of(amount, currency);
        OrderAmounts {
            authorised: money(amounts.authorised),
            captured: money(amounts.captured),
            held: money(amounts.held()),
            voided: money(amounts.voided),
            expired: money(amounts.expired),
            refunded: money(amounts.refunded),
            refundable: money(amounts.refundable()),
        }
    }
}

impl From<orders::Method> for Method {
    fn from(method: orders::Method) -> Method {
        match method {
            orders::Method::PayLater => Method::PayLater {},
            orders::Method::Instalments(terms) => Method::Instalments { terms },
            orders::Method::Balance => Method::Balance {},
        }
    }
}

impl From<Method> for orders::Method {
    fn from(method: Method) -> orders::Method {
        match method {
            Method::PayLater {} => orders::Method::PayLater,
            Method::Instalments { terms } => orders::Method::Instalments(terms),
            Method::Balance {} => orders::Method::Balance,
        }
    }
}

impl From<orders::Status> for OrderState {
    fn from(status: orders::Status) -> OrderState {
        match status {
            orders::Status::Authorised => OrderState::Authorised,
            orders::Status::PartCaptured => OrderState::PartCaptured,
            orders::Status::Captured => OrderState::Captured,
            orders::Status::PartRefunded => OrderState::PartRefunded,
            orders::Status::Refunded => OrderState::Refunded,
            orders::Status::Voided => OrderState::Voided,
            orders::Status::Expired => OrderState::Expired,
        }
    }
}
