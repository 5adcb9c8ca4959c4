//! `GET /v1/merchants/{id}/balance`

use axum::Json;
use axum::extract::State;
use engine::merchant;
use money::Currency;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Caller;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;
use crate::words::Money;

/// What a merchant is owed, and how that comes about.
#[derive(Debug, Serialize, ToSchema)]
pub struct MerchantBalance {
    /// The merchant.
    #[schema(example = "mer_0000000000001")]
    merchant: String,
    /// Sold and posted.
    captured: Money,
    /// Given back.
    refunded: Money,
    /// Discount paid, less what came back.
    discount: Money,
    /// Fees of plans borne instead of customers, less what came back.
    subsidy: Money,
    /// Coupons that it funds, less what came back.
    coupons: Money,
    /// What the merchant is owed: captured − refunded − discount − subsidy − coupons. Negative is a debt of the merchant.
    payable: Money,
}

/// A merchant's figures, of one shard or of several.
#[derive(Default)]
struct Sum {
    captured: i64,
    refunded: i64,
    discount: i64,
    subsidy: i64,
    coupons: i64,
    payable: i64,
}

/// A merchant's balance
///
/// Summed over all its customers.
#[utoipa::path(get, path = "/v1/merchants/{id}/balance", tag = "Merchants", operation_id = "get_merchant_balance",
    params(("id" = String, Path, description = "The merchant", example = "mer_0000000000001")),
    responses((status = 200, body = MerchantBalance)))]
pub async fn balance(
    caller: Caller,
    State(app): State<App>,
    InPath(id): InPath,
) -> Result<Json<MerchantBalance>, Problem> {
    let id = ask::merchant(&id)?;
    caller.act_for(id)?;
    let currency = app.contract(id).await?.currency;
    let shards = app.sequencer.ask_all(move |state, _| state.merchant(id).ok().map(Sum::of)).await?;
    let sum = shards.into_iter().flatten().fold(Sum::default(), Sum::plus);
    Ok(Json(sum.written(id.to_string(), currency)))
}

impl Sum {
    fn of(merchant: &merchant::Merchant) -> Sum {
        Sum {
            captured: merchant.captured.signed(),
            refunded: merchant.refunded.signed(),
            discount: merchant.discount.signed(),
            subsidy: merchant.subsidy.signed(),
            coupons: merchant.coupons.signed(),
            payable: merchant.payable(),
        }
    }

    fn plus(self, other: Sum) -> Sum {
        Sum {
            captured: self.captured + other.captured,
            refunded: self.refunded + other.refunded,
            discount: self.discount + other.discount,
            subsidy: self.subsidy + other.subsidy,
            coupons: self.coupons + other.coupons,
            payable: self.payable + other.payable,
        }
    }

    fn written(&self, merchant: String, currency: Currency) -> MerchantBalance {
        let money = |minor| Money::signed(minor, currency);
        MerchantBalance {
            merchant,
            captured: money(self.captured),
            refunded: money(self.refunded),
            discount: money(self.discount),
            subsidy: money(self.subsidy),
            coupons: money(self.coupons),
            payable: money(self.payable),
        }
    }
}
