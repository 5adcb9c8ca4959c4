//! `GET /v1/merchants/{id}`

use axum::Json;
use axum::extract::State;

use super::Merchant;
use crate::access::Caller;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// A merchant
#[utoipa::path(get, path = "/v1/merchants/{id}", tag = "Merchants", operation_id = "get_merchant",
    params(("id" = String, Path, description = "The merchant", example = "mer_0000000000001")),
    responses((status = 200, body = Merchant)))]
pub async fn get(caller: Caller, State(app): State<App>, InPath(id): InPath) -> Result<Json<Merchant>, Problem> {
    let id = ask::merchant(&id)?;
    caller.act_for(id)?;
    app.contract(id).await.map(|contract| Json(contract.into()))
}
