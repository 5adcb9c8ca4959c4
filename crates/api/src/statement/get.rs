//! `GET /v1/statements/{id}`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use sequencer::turns::About;

use super::Statement;
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// A statement
///
/// Its lines, its penalty, and what is left to pay.
#[utoipa::path(get, path = "/v1/statements/{id}", tag = "Statements", operation_id = "get_statement",
    params(("id" = String, Path, description = "The statement", example = "stm_0000000000006")),
    responses((status = 200, body = Statement)))]
pub async fn get(_: Staff, State(app): State<App>, InPath(id): InPath) -> Result<Json<Statement>, Problem> {
    let id = ask::statement(&id)?;
    let (about, unknown) = (About::Shard(id.shard()), Rejection::StatementUnknown);
    let whose = move |state: &engine::State, _| state.statement(id).map(|statement| statement.account);
    let account = app.ask(about, unknown.clone(), whose).await?;
    let view = move |state: &engine::State, stamp: calendar::Stamp| Statement::of(state, id, stamp.date);
    app.ask(About::Account(account), unknown, view).await.map(Json)
}
