//! `GET /v1/law-packs`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{LawPack, every};
use crate::access::Operator;
use crate::app::App;
use crate::problem::Problem;

/// Every law pack.
#[derive(Debug, Serialize, ToSchema)]
pub struct LawPacks {
    /// By name.
    law_packs: Vec<LawPack>,
}

/// Every law pack
///
/// Those that are shipped, and the operator's own that Terms name.
#[utoipa::path(get, path = "/v1/law-packs", tag = "Terms", operation_id = "list_law_packs",
    responses((status = 200, body = LawPacks)))]
pub async fn list(_: Operator, State(app): State<App>) -> Result<Json<LawPacks>, Problem> {
    Ok(Json(LawPacks { law_packs: every(&app).await?.iter().map(LawPack::of).collect() }))
}
