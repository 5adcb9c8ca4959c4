//! `GET /v1/accounts/{id}/statements`

use axum::Json;
use axum::extract::State;
use engine::id::StatementId;
use engine::{Event, Rejection};
use sequencer::turns::About;
use sequencer::{Entry, Lines};

use super::StatementInBrief;
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath, InQuery, Page, Paging};
use crate::problem::Problem;

/// An account's statements
///
/// Newest first, as they stand now.
#[utoipa::path(get, path = "/v1/accounts/{id}/statements", tag = "Statements", operation_id = "list_statements",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Paging),
    responses((status = 200, body = Page<StatementInBrief>)))]
pub async fn list(
    _: Staff,
    State(app): State<App>,
    InPath(id): InPath,
    InQuery(paging): InQuery<Paging>,
) -> Result<Json<Page<StatementInBrief>>, Problem> {
    let (id, page) = (ask::account(&id)?, paging.read()?);
    let Page { items: cut, next } = app.log(id, Lines::Statements, page, statement).await?;
    let items = app.ask(About::Account(id), Rejection::AccountUnknown, move |state, stamp| {
        let currency = state.account(id)?.currency;
        let brief = |id| state.statement(id).map(|known| StatementInBrief::of(state, known, currency, stamp.date));
        cut.into_iter().map(brief).collect()
    });
    Ok(Json(Page { items: items.await?, next }))
}

fn statement(entry: &Entry) -> Option<StatementId> {
    if let Event::StatementCut(cut) = &entry.event { Some(cut.statement) } else { None }
}
