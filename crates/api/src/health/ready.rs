//! `GET /ready`

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::limits::READY_WAIT_MAX;
use crate::problem::{NOT_READY, Problem};

/// The sequencer answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Readiness {
    /// `ready`.
    #[schema(example = "ready")]
    status: &'static str,
}

/// Whether commands are taken
///
/// The sequencer is asked a question and answers it. Else `not_ready`, `busy` or `stopped`. Needs no API key.
#[utoipa::path(get, path = "/ready", tag = "Service", operation_id = "get_readiness", security(()),
    responses((status = 200, body = Readiness)))]
pub async fn ready(State(app): State<App>) -> Result<Json<Readiness>, Problem> {
    match tokio::time::timeout(READY_WAIT_MAX, app.sequencer.clock()).await {
        Ok(answer) => answer.map(|_| Json(Readiness { status: "ready" })).map_err(Problem::from),
        Err(_) => Err(Problem::plain(&NOT_READY)),
    }
}
