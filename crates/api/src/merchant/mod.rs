//! Merchants: who sells, and is owed the money for it.

pub mod register;
pub mod get;
pub mod balance;
pub mod key;

use engine::merchant::{self as merchants, Contract};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::Currency;

/// A merchant, by what it agreed to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Merchant {
    /// The merchant's id.
    #[schema(example = "mer_0000000000001")]
    id: String,
    /// The currency it sells in.
    currency: Currency,
    /// The part of each captured amount that it pays, in parts per million.
    #[schema(example = 20_000)]
    discount_ppm: u32,
    /// Who bears the fees of plans.
    fee_bearer: FeeBearer,
    /// Whether the discount comes back with a refund.
    discount_on_refund: DiscountOnRefund,
}

/// Who bears the fees of plans.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FeeBearer {
    /// The customer pays them, term by term.
    Customer,
    /// The merchant pays them at capture; the plan is free of interest for the customer.
    Merchant,
}

/// Whether a merchant gets its discount back when it refunds.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DiscountOnRefund {
    /// It stays with the platform.
    Kept,
    /// It goes back in proportion to what is refunded.
    Returned,
}

impl From<Contract> for Merchant {
    fn from(contract: Contract) -> Merchant {
        Merchant {
            id: contract.merchant.to_string(),
            currency: contract.currency.into(),
            discount_ppm: contract.discount.parts(),
            fee_bearer: match contract.bearer {
                merchants::Bearer::Customer => FeeBearer::Customer,
                merchants::Bearer::Merchant => FeeBearer::Merchant,
            },
            discount_on_refund: match contract.discount_on_refund {
                merchants::DiscountOnRefund::Kept => DiscountOnRefund::Kept,
                merchants::DiscountOnRefund::Returned => DiscountOnRefund::Returned,
            },
        }
    }
}

impl From<FeeBearer> for merchants::Bearer {
    fn from(bearer: FeeBearer) -> merchants::Bearer {
        match bearer {
            FeeBearer::Customer => merchants::Bearer::Customer,
            FeeBearer::Merchant => merchants::Bearer::Merchant,
        }
    }
}

impl From<DiscountOnRefund> for merchants::DiscountOnRefund {
    fn from(rule: DiscountOnRefund) -> merchants::DiscountOnRefund {
        match rule {
            DiscountOnRefund::Kept => merchants::DiscountOnRefund::Kept,
            DiscountOnRefund::Returned => merchants::DiscountOnRefund::Returned,
        }
    }
}
