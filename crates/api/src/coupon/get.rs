//! `GET /v1/campaigns/{id}`

use axum::Json;
use axum::extract::State;

use super::{Campaign, one};
use crate::access::Operator;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// One campaign
///
/// With what orders had of it. Refused with `coupon_not_found`.
#[utoipa::path(get, path = "/v1/campaigns/{id}", tag = "Campaigns", operation_id = "get_campaign",
    params(("id" = String, Path, description = "The campaign", example = "cpn_0000000000005")),
    responses((status = 200, body = Campaign)))]
pub async fn get(_: Operator, InPath(id): InPath, State(app): State<App>) -> Result<Json<Campaign>, Problem> {
    one(&app, ask::coupon(&id)?).await.map(Json)
}
