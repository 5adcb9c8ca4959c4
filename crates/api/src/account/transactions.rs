//! `GET /v1/accounts/{id}/transactions`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use sequencer::Lines;
use sequencer::turns::About;

use super::history::Transaction;
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath, InQuery, Page, Paging};
use crate::problem::Problem;

/// An account's transactions
///
/// Everything that happened on it, newest first.
#[utoipa::path(get, path = "/v1/accounts/{id}/transactions", tag = "Accounts", operation_id = "list_transactions",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Paging),
    responses((status = 200, body = Page<Transaction>)))]
pub async fn list(
    _: Staff,
    State(app): State<App>,
    InPath(id): InPath,
    InQuery(paging): InQuery<Paging>,
) -> Result<Json<Page<Transaction>>, Problem> {
    let (id, page) = (ask::account(&id)?, paging.read()?);
    let currency = app.ask(About::Account(id), Rejection::AccountUnknown, move |state, _| {
        state.account(id).map(|account| account.currency)
    });
    let (currency, zone) = (currency.await?, app.sequencer.zone());
    app.log(id, Lines::All, page, |entry| Transaction::of(entry, currency, zone)).await.map(Json)
}
