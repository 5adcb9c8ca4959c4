//! `GET /v1/terms`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use engine::id::Shard;
use sequencer::turns::About;
use serde::Serialize;
use utoipa::ToSchema;

use super::Terms;
use crate::access::Staff;
use crate::app::App;
use crate::problem::Problem;

/// Every version of the Terms.
#[derive(Debug, Serialize, ToSchema)]
pub struct EveryTerms {
    /// Newest first.
    terms: Vec<Terms>,
}

/// Every version of the Terms
///
/// Newest first: those that are in force, that were, that will be, and that wait for approval.
#[utoipa::path(get, path = "/v1/terms", tag = "Terms", operation_id = "list_terms",
    responses((status = 200, body = EveryTerms)))]
pub async fn list(_: Staff, State(app): State<App>) -> Result<Json<EveryTerms>, Problem> {
    let about = About::Shard(Shard::HOME);
    let terms = app.ask(about, Rejection::TermsUnknown, |state, stamp| Ok(Terms::all(state, stamp))).await?;
    Ok(Json(EveryTerms { terms }))
}
