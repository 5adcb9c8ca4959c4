//! `GET /v1/accounts/{id}/agreements`

use axum::Json;
use axum::extract::State;
use calendar::Stamp;
use engine::id::AccountId;
use engine::{Rejection, agreement};
use sequencer::turns::About;
use serde::Serialize;
use utoipa::ToSchema;

use super::Acceptance;
use crate::access::Operator;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// What a customer has accepted, and what is still to be accepted.
#[derive(Debug, Serialize, ToSchema)]
pub struct Agreements {
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The texts that are accepted, the last one of each kind, in the order in which they were.
    accepted: Vec<Acceptance>,
    /// The kinds of texts that are to be accepted before anything can be bought.
    missing: Vec<String>,
}

/// The agreements of an account
///
/// Refused with `account_not_found`.
#[utoipa::path(get, path = "/v1/accounts/{id}/agreements", tag = "Texts", operation_id = "get_agreements",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002")),
    responses((status = 200, body = Agreements)))]
pub async fn get(_: Operator, InPath(id): InPath, State(app): State<App>) -> Result<Json<Agreements>, Problem> {
    let id = ask::account(&id)?;
    let question = move |state: &engine::State, stamp| agreements(state, id, stamp);
    app.ask(About::Account(id), Rejection::AccountUnknown, question).await.map(Json)
}

fn agreements(state: &engine::State, id: AccountId, stamp: Stamp) -> Result<Agreements, Rejection> {
    let account = state.account(id)?;
    let accepted = account.agreements.iter().flat_map(|all| &all.accepted);
    let accepted = accepted.map(|one| state.text(one.text).map(|text| Acceptance::of(text, one)));
    let missing = agreement::missing(state, account, state.terms_for(account, stamp.date), stamp.date);
    Ok(Agreements {
        account: id.to_string(),
        accepted: accepted.collect::<Result<_, _>>()?,
        missing: missing.iter().map(ToString::to_string).collect(),
    })
}
