//! `GET /v1/accounts/{id}/statements`

use axum::Json;
use axum::extract::State;
use engine::id::{AccountId, StatementId};
use engine::{Event, Rejection};
use sequencer::turns::About;

use super::StatementInBrief;
use crate::access::Operator;
use crate::app::App;
use crate::ask::{self, Cursor, InPath, InQuery, Page, Paging};
use crate::limits::{HISTORY_SCAN_MAX, HISTORY_STEP};
use crate::problem::Problem;

/// An account's statements
///
/// Newest first, as they stand now. A page may have fewer than `limit` and still a `next`.
#[utoipa::path(get, path = "/v1/accounts/{id}/statements", tag = "Statements", operation_id = "list_statements",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Paging),
    responses((status = 200, body = Page<StatementInBrief>)))]
pub async fn list(
    _: Operator,
    State(app): State<App>,
    InPath(id): InPath,
    InQuery(paging): InQuery<Paging>,
) -> Result<Json<Page<StatementInBrief>>, Problem> {
    let id = ask::account(&id)?;
    let (before, limit) = paging.read()?;
    let (about, unknown) = (About::Account(id), Rejection::AccountUnknown);
    // Brings the account to now, so that a statement of today is in its history.
    app.ask(about, unknown.clone(), move |state, _| state.account(id).map(|_| ())).await?;
    let (cut, next) = cut(&app, id, before, limit).await?;
    let items = app.ask(about, unknown, move |state, stamp| {
        let currency = state.account(id)?.currency;
        let brief = |id| state.statement(id).map(|known| StatementInBrief::of(known, currency, stamp.date));
        cut.into_iter().map(brief).collect()
    });
    Ok(Json(Page { items: items.await?, next: next.map(ask::write_cursor) }))
}

/// The statements that were cut before a place in the account's history, and where to look on.
async fn cut(
    app: &App,
    account: AccountId,
    before: Option<Cursor>,
    limit: usize,
) -> Result<(Vec<StatementId>, Option<Cursor>), Problem> {
    let (mut found, mut at) = (Vec::new(), before);
    for _ in 0..HISTORY_SCAN_MAX / HISTORY_STEP {
        let entries = app.sequencer.entries(account, at, HISTORY_STEP).await?;
        let is_last = entries.len() < HISTORY_STEP;
        for entry in entries {
            at = Some(entry.cursor);
            if let Event::StatementCut(cut) = entry.event {
                found.push(cut.statement);
            }
            if found.len() == limit {
                return Ok((found, at));
            }
        }
        if is_last {
            return Ok((found, None));
        }
    }
    Ok((found, at))
}
