//! `GET /v1/terms/{version}`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use engine::id::Shard;
use engine::terms::{Offer as Offered, Terms as Sold, Version};
use sequencer::turns::About;
use serde::Serialize;
use utoipa::ToSchema;

use super::Terms;
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// A version of the Terms, with what it says.
#[derive(Debug, Serialize, ToSchema)]
pub struct TermsInFull {
    #[serde(flatten)]
    terms: Terms,
    /// What each plan costs a year over equal months, whatever its amount.
    offers: Vec<OfferCost>,
    /// The document, in TOML.
    document: String,
}

/// What a plan costs a year over equal months, before amounts are rounded to whole minor units.
#[derive(Debug, Serialize, ToSchema)]
struct OfferCost {
    /// How many instalments.
    terms: u32,
    /// The monthly rate of return times 12 (单利), in parts per million.
    #[schema(example = 130_342)]
    nominal_ppm: i64,
    /// The same compounded (复利).
    #[schema(example = 138_418)]
    effective_ppm: i64,
}

/// One version of the Terms
///
/// Refused with `terms_not_found`.
#[utoipa::path(get, path = "/v1/terms/{version}", tag = "Terms", operation_id = "get_terms",
    params(("version" = u32, Path, description = "The version", example = 1)),
    responses((status = 200, body = TermsInFull)))]
pub async fn get(_: Staff, InPath(version): InPath, State(app): State<App>) -> Result<Json<TermsInFull>, Problem> {
    let (terms, sold) = now(&app, ask::version(&version)?).await?;
    let offers = sold.offers.iter().map(|offer| OfferCost::of(offer, &sold)).collect();
    Ok(Json(TermsInFull { terms, offers, document: documents::terms::write(&sold) }))
}

/// A version as it stands.
pub(super) async fn now(app: &App, version: Version) -> Result<(Terms, Sold), Problem> {
    let about = About::Shard(Shard::HOME);
    let question =
        move |state: &engine::State, stamp| Terms::known(state, version, stamp).ok_or(Rejection::TermsUnknown);
    app.ask(about, Rejection::TermsUnknown, question).await
}

impl OfferCost {
    /// What it costs a customer who bears the share of the fees that the Terms say.
    fn of(offer: &Offered, sold: &Sold) -> OfferCost {
        let cost = offer.cost(sold.fee_bearer);
        OfferCost { terms: offer.terms, nominal_ppm: cost.nominal.0, effective_ppm: cost.effective.0 }
    }
}
