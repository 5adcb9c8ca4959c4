//! `GET /v1/texts/{id}`

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
use crate::ask::{self, InPath};
use crate::problem::{INTERNAL_ERROR, Problem};

/// A text with its bytes.
#[derive(Debug, Serialize, ToSchema)]
pub struct TextInFull {
    #[serde(flatten)]
    text: Text,
    /// The text itself, byte by byte as it was published.
    content: String,
}

/// One text
///
/// As it was published, however long ago. Refused with `text_not_found`.
#[utoipa::path(get, path = "/v1/texts/{id}", tag = "Texts", operation_id = "get_text",
    params(("id" = u32, Path, description = "Its number", example = 3)),
    responses((status = 200, body = TextInFull)))]
pub async fn get(_: Operator, InPath(id): InPath, State(app): State<App>) -> Result<Json<TextInFull>, Problem> {
    let id = ask::text(&id)?;
    let question = move |state: &engine::State, _| state.text(id).map(|text| (Text::known(text), text.of.hash));
    let (text, hash) = app.ask(About::Shard(Shard::HOME), Rejection::TextUnknown, question).await?;
    let content = app.sequencer.text(hash.0).await?;
    // `yuefu verify` says so, too, and names it.
    let content = content.ok_or_else(|| Problem::plain(&INTERNAL_ERROR))?;
    Ok(Json(TextInFull { text, content }))
}
