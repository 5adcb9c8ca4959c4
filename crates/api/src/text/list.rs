//! `GET /v1/texts`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use engine::id::Shard;
use sequencer::turns::About;
use serde::Serialize;
use utoipa::ToSchema;

use super::Text;
use crate::access::Operator;
use crate::app::App;
use crate::problem::Problem;

/// Every text that was published.
#[derive(Debug, Serialize, ToSchema)]
pub struct Texts {
    /// Newest first.
    texts: Vec<Text>,
}

/// Every text
///
/// Newest first, of every kind, version and language, in force or not.
#[utoipa::path(get, path = "/v1/texts", tag = "Texts", operation_id = "list_texts",
    responses((status = 200, body = Texts)))]
pub async fn list(_: Operator, State(app): State<App>) -> Result<Json<Texts>, Problem> {
    let question = |state: &engine::State, _| Ok(state.texts().map(Text::known).collect::<Vec<Text>>());
    let mut texts = app.ask(About::Shard(Shard::HOME), Rejection::TextUnknown, question).await?;
    texts.reverse();
    Ok(Json(Texts { texts }))
}
