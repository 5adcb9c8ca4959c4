//! `GET /v1/accounts/{id}`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use sequencer::turns::About;

use super::{Account, view};
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// An account
///
/// Its line, what is due, what comes next.
#[utoipa::path(get, path = "/v1/accounts/{id}", tag = "Accounts", operation_id = "get_account",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002")),
    responses((status = 200, body = Account)))]
pub async fn get(_: Staff, State(app): State<App>, InPath(id): InPath) -> Result<Json<Account>, Problem> {
    let id = ask::account(&id)?;
    let about = About::Account(id);
    app.ask(about, Rejection::AccountUnknown, move |state, stamp| view(state, id, stamp)).await.map(Json)
}
