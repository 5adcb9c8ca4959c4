//! Refunds: money back for an order.

pub mod create;

use engine::coupon::total;
use engine::refund::{Refunded, Replanned};
use money::Currency;
use serde::Serialize;
use utoipa::ToSchema;

use crate::order::OrderAfter;
use crate::words::{Allocation, Money, Term};

/// A refund, down the waterfall: what is not billed yet, what is billed and unpaid, what is paid.
#[derive(Debug, Serialize, ToSchema)]
pub struct Refund {
    /// The refund's id.
    #[schema(example = "rfd_0000000000005")]
    id: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The order after it.
    #[serde(flatten)]
    after: OrderAfter,
    /// How much was refunded.
    amount: Money,
    #[serde(flatten)]
    steps: RefundSteps,
    /// What goes back to the merchant.
    merchant: RefundedToMerchant,
}

/// Where the money of a refund went.
#[derive(Debug, Serialize, ToSchema)]
pub struct RefundSteps {
    /// Unpaid principal of the order that is owed no more.
    owed_no_more: Vec<Allocation>,
    /// Billed and unpaid fees of the order that are owed no more.
    fees_dropped: Vec<Allocation>,
    /// Fees of the order that had been paid and are given back.
    fees_returned: Vec<FeeReturned>,
    /// Other debts of the account, paid with what the customer had already paid for the order.
    paid: Vec<Allocation>,
    /// What was left of that and became credit balance.
    credit: Money,
    /// What the wallet had paid of it, and has again.
    balance: Money,
    /// What coupons had paid of it, and went back to whoever funds them; none for an order without.
    #[serde(skip_serializing_if = "Option::is_none")]
    coupons: Option<Money>,
    /// Plans of the order, with their new terms still to be billed.
    replanned: Vec<PlanChanged>,
}

/// A paid fee that is given back.
#[derive(Debug, Serialize, ToSchema)]
struct FeeReturned {
    /// The plan it was of.
    #[schema(example = "pln_0000000000004")]
    plan: String,
    /// How much.
    amount: Money,
}

/// The new terms of a plan.
#[derive(Debug, Serialize, ToSchema)]
struct PlanChanged {
    /// The plan.
    #[schema(example = "pln_0000000000004")]
    plan: String,
    /// Its terms still to be billed, the next one as 1; none when nothing is left.
    terms: Vec<Term>,
}

/// What a refund gives back to the merchant.
#[derive(Debug, Serialize, ToSchema)]
struct RefundedToMerchant {
    /// The merchant.
    #[schema(example = "mer_0000000000001")]
    id: String,
    /// Of its discount.
    discount: Money,
    /// Of its subsidy.
    subsidy: Money,
}

impl From<&Refunded> for Refund {
    fn from(event: &Refunded) -> Refund {
        let currency = event.amount.currency;
        Refund {
            id: event.refund.to_string(),
            account: event.account.to_string(),
            after: OrderAfter::of(event.order, event.amounts, currency),
            amount: event.amount.into(),
            steps: RefundSteps::from(event),
            merchant: RefundedToMerchant {
                id: event.merchant.to_string(),
                discount: Money::of(event.discount(), currency),
                subsidy: Money::of(event.subsidy(), currency),
            },
        }
    }
}

impl From<&Refunded> for RefundSteps {
    fn from(event: &Refunded) -> RefundSteps {
        let currency = event.amount.currency;
        let returned = event.fees_returned.iter();
        let returned =
            returned.map(|fee| FeeReturned { plan: fee.plan.to_string(), amount: Money::of(fee.amount, currency) });
        RefundSteps {
            owed_no_more: Allocation::all(&event.shrunk, currency),
            fees_dropped: Allocation::all(&event.fees_dropped, currency),
            fees_returned: returned.collect(),
            paid: Allocation::all(&event.paid, currency),
            credit: Money::of(event.credit, currency),
            balance: Money::of(event.wallet, currency),
            coupons: (!event.coupons.is_empty()).then(|| Money::of(total(&event.coupons), currency)),
            replanned: event.replanned.iter().map(|plan| PlanChanged::of(plan, currency)).collect(),
        }
    }
}

impl PlanChanged {
    fn of(replanned: &Replanned, currency: Currency) -> PlanChanged {
        PlanChanged {
            plan: replanned.plan.to_string(),
            terms: Term::all(&replanned.terms, replanned.billed + 1, currency),
        }
    }
}
