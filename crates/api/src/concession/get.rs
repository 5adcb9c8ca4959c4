//! `GET /v1/concessions/{id}`

use axum::Json;
use axum::extract::State;

use super::{Concession, now};
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// A concession
///
/// As it stands, with everybody's names.
#[utoipa::path(get, path = "/v1/concessions/{id}", tag = "Concessions", operation_id = "get_concession",
    params(("id" = String, Path, description = "The concession", example = "con_0000000000009")),
    responses((status = 200, body = Concession)))]
pub async fn get(_: Staff, State(app): State<App>, InPath(id): InPath) -> Result<Json<Concession>, Problem> {
    now(&app, ask::concession(&id)?, Concession::of).await.map(Json)
}
