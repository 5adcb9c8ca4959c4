//! Merchants: who sells, and is owed the money for it.

pub mod register;
pub mod get;
pub mod balance;
pub mod key;

use engine::merchant::{self as merchants, Contract};
use engine::subsidy::Shares;
use money::Rate;
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

/// Who bears the fees of plans: one alone, or several in shares.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
enum FeeBearer {
    /// One alone.
    One(OneBearer),
    /// Several in shares.
    Shared(FeeShares),
}

/// Who alone bears the fees of plans.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum OneBearer {
    /// The customer pays them, term by term.
    Customer,
    /// The merchant pays them at capture; the plan is free of interest for the customer.
    Merchant,
    /// The platform bears them; the plan is free of interest for the customer.
    Platform,
    /// Whoever the Terms say.
    Terms,
}

/// In which shares fees are borne, in parts per million that make a whole.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FeeShares {
    /// The customer's part of each fee, rounded to a whole minor unit.
    #[schema(example = 500_000)]
    customer_ppm: u32,
    /// The merchant's, paid at capture; rounded, too.
    #[schema(example = 300_000)]
    merchant_ppm: u32,
    /// The platform's: what is left of each fee.
    #[schema(example = 200_000)]
    platform_ppm: u32,
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
            fee_bearer: contract.bearer.into(),
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
            FeeBearer::One(OneBearer::Customer) => merchants::Bearer::Customer,
            FeeBearer::One(OneBearer::Merchant) => merchants::Bearer::Merchant,
            FeeBearer::One(OneBearer::Platform) => merchants::Bearer::Platform,
            FeeBearer::One(OneBearer::Terms) => merchants::Bearer::Terms,
            FeeBearer::Shared(FeeShares { customer_ppm, merchant_ppm, platform_ppm }) => {
                merchants::Bearer::Shared(Shares {
                    customer: Rate::ppm(customer_ppm),
                    merchant: Rate::ppm(merchant_ppm),
                    platform: Rate::ppm(platform_ppm),
                    ..Shares::NOBODY
                })
            }
        }
    }
}

impl From<merchants::Bearer> for FeeBearer {
    fn from(bearer: merchants::Bearer) -> FeeBearer {
        match bearer {
            merchants::Bearer::Customer => FeeBearer::One(OneBearer::Customer),
            merchants::Bearer::Merchant => FeeBearer::One(OneBearer::Merchant),
            merchants::Bearer::Platform => FeeBearer::One(OneBearer::Platform),
            merchants::Bearer::Terms => FeeBearer::One(OneBearer::Terms),
            merchants::Bearer::Shared(Shares { customer, merchant, platform, coupon: _ }) => {
                FeeBearer::Shared(FeeShares {
                    customer_ppm: customer.parts(),
                    merchant_ppm: merchant.parts(),
                    platform_ppm: platform.parts(),
                })
            }
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
