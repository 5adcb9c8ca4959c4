//! `GET /v1/campaigns`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Campaign, found};
use crate::access::Operator;
use crate::app::App;
use crate::problem::Problem;

/// Every campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct Campaigns {
    /// Newest first.
    campaigns: Vec<Campaign>,
}

/// Every campaign
///
/// Newest first, closed or not, with what orders had of each.
#[utoipa::path(get, path = "/v1/campaigns", tag = "Campaigns", operation_id = "list_campaigns",
    responses((status = 200, body = Campaigns)))]
pub async fn list(_: Operator, State(app): State<App>) -> Result<Json<Campaigns>, Problem> {
    let mut campaigns = found(&app, None).await?;
    campaigns.reverse();
    Ok(Json(Campaigns { campaigns }))
}
