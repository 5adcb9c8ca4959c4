//! `GET /v1/accounts/{id}/wallet`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use sequencer::turns::About;

use super::Wallet;
use crate::access::Operator;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// A wallet
///
/// The customer's stored balance in the currency of the account: what is in it, what of it can be spent, and what is on its
/// way.
#[utoipa::path(get, path = "/v1/accounts/{id}/wallet", tag = "Wallets", operation_id = "get_wallet",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002")),
    responses((status = 200, body = Wallet)))]
pub async fn get(_: Operator, State(app): State<App>, InPath(id): InPath) -> Result<Json<Wallet>, Problem> {
    let id = ask::account(&id)?;
    // Brings the account to now: a hold may have expired.
    app.ask(About::Account(id), Rejection::AccountUnknown, move |state, _| Wallet::of(state, id)).await.map(Json)
}
