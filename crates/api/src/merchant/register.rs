//! `POST /v1/merchants`

use axum::extract::State;
use engine::merchant::Register;
use engine::{Command, Event, Rejection};
use money::Rate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{DiscountOnRefund, FeeBearer, Merchant};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{Change, Trying};
use crate::problem::Problem;
use crate::words::Currency;

/// A new merchant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterMerchant {
    /// The currency it sells in.
    currency: Currency,
    /// The part of each captured amount that it pays, in parts per million: 20000 is 2%.
    #[schema(example = 20_000, maximum = 1_000_000)]
    discount_ppm: u32,
    /// Who bears the fees of plans.
    fee_bearer: FeeBearer,
    /// Whether the discount comes back with a refund.
    discount_on_refund: DiscountOnRefund,
}

/// Register a merchant
///
/// Refused with `currency_mismatch` when no Terms are active in its currency, `rate_out_of_range`, and `shares_not_whole`.
#[utoipa::path(post, path = "/v1/merchants", tag = "Merchants", operation_id = "register_merchant", params(Trying),
    request_body = RegisterMerchant,
    responses((status = 201, description = "The merchant", body = Merchant)))]
pub async fn register(
    _: Operator,
    State(app): State<App>,
    change: Change<RegisterMerchant>,
) -> Result<Answered<Merchant>, Problem> {
    let RegisterMerchant { currency, discount_ppm, fee_bearer, discount_on_refund } = change.body;
    let register = Register {
        currency: currency.into(),
        discount: Rate::ppm(discount_ppm),
        bearer: fee_bearer.into(),
        discount_on_refund: discount_on_refund.into(),
    };
    let reply = app.send(&change, Command::RegisterMerchant(register), Rejection::MerchantUnknown).await?;
    let merchant = reply.events.iter().find_map(|event| match event {
        Event::MerchantRegistered(registered) => Some(Merchant::from(registered.contract)),
        _ => None,
    });
    Ok(Answered::new(merchant.expect("a merchant was registered"), reply.source))
}
