//! `GET /v1/clock`

use axum::Json;
use axum::extract::State;

use super::Clock;
use crate::access::Staff;
use crate::app::App;
use crate::problem::Problem;

/// What the clock says
#[utoipa::path(get, path = "/v1/clock", tag = "Clock", operation_id = "get_clock",
    responses((status = 200, body = Clock)))]
pub async fn get(_: Staff, State(app): State<App>) -> Result<Json<Clock>, Problem> {
    let stamp = app.sequencer.clock().await?;
    Ok(Json(Clock::of(&app.sequencer, stamp)))
}
