//! `GET /v1/accounts/{id}/freeze-changes`

use axum::Json;
use axum::extract::State;
use engine::{Event, Rejection};
use sequencer::turns::About;
use sequencer::{Entry, Lines, Zone};
use serde::Serialize;
use utoipa::ToSchema;

use super::FreezeChange;
use crate::access::Operator;
use crate::app::App;
use crate::ask::{self, InPath, InQuery, Page, Paging};
use crate::problem::Problem;
use crate::words::instant;

/// An act in the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct FreezeChanged {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    #[serde(flatten)]
    change: FreezeChange,
}

/// The log of an account's freezes
///
/// Every act of the staff with its reason, newest first. That lateness freezes needs no act, and is not in it.
#[utoipa::path(get, path = "/v1/accounts/{id}/freeze-changes", tag = "Accounts", operation_id = "list_freeze_changes",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Paging),
    responses((status = 200, body = Page<FreezeChanged>)))]
pub async fn list(
    _: Operator,
    State(app): State<App>,
    InPath(id): InPath,
    InQuery(paging): InQuery<Paging>,
) -> Result<Json<Page<FreezeChanged>>, Problem> {
    let id = ask::account(&id)?;
    let (before, limit) = paging.read()?;
    // Says whether there is such an account: one without acts has an empty log.
    app.ask(About::Account(id), Rejection::AccountUnknown, move |state, _| state.account(id).map(|_| ())).await?;
    let mut entries = app.sequencer.history(id, Lines::FreezeChanges, before, limit + 1).await?;
    let is_last = entries.len() <= limit;
    entries.truncate(limit);
    let next = entries.last().filter(|_| !is_last).map(|entry| ask::write_cursor(entry.cursor));
    let zone = app.sequencer.zone();
    let items = entries.iter().filter_map(|entry| changed(entry, zone)).collect();
    Ok(Json(Page { items, next }))
}

fn changed(entry: &Entry, zone: &Zone) -> Option<FreezeChanged> {
    let Event::FreezeChanged(event) = &entry.event else { return None };
    let change = FreezeChange::of(event, zone.stamp(entry.at).date);
    Some(FreezeChanged { at: instant(entry.at), change })
}
