//! `GET /v1/plans/{id}`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use sequencer::turns::About;

use super::Plan;
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// A plan
///
/// Its terms, how far it is billed, and what settling it today costs.
#[utoipa::path(get, path = "/v1/plans/{id}", tag = "Plans", operation_id = "get_plan",
    params(("id" = String, Path, description = "The plan", example = "pln_0000000000004")),
    responses((status = 200, body = Plan)))]
pub async fn get(_: Staff, State(app): State<App>, InPath(id): InPath) -> Result<Json<Plan>, Problem> {
    let id = ask::plan(&id)?;
    let unknown = Rejection::PlanUnknown;
    let about = About::Shard(id.shard());
    let account = app.ask(about, unknown.clone(), move |state, _| state.plan(id).map(|plan| plan.account)).await?;
    app.ask(About::Account(account), unknown, move |state, stamp| Plan::of(state, id, stamp.date)).await.map(Json)
}
