//! `GET /v1/accounts/{id}/limit-changes`

use axum::Json;
use axum::extract::State;
use engine::{Event, Rejection};
use sequencer::turns::About;
use sequencer::{Entry, Lines, Zone};
use serde::Serialize;
use utoipa::ToSchema;

use super::LimitChange;
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath, InQuery, Page, Paging};
use crate::problem::Problem;
use crate::words::instant;

/// A change of a limit in the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct LimitChanged {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    #[serde(flatten)]
    change: LimitChange,
}

/// The log of an account's limit
///
/// Every change with its reason, newest first, each as it was told then.
#[utoipa::path(get, path = "/v1/accounts/{id}/limit-changes", tag = "Accounts", operation_id = "list_limit_changes",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Paging),
    responses((status = 200, body = Page<LimitChanged>)))]
pub async fn list(
    _: Staff,
    State(app): State<App>,
    InPath(id): InPath,
    InQuery(paging): InQuery<Paging>,
) -> Result<Json<Page<LimitChanged>>, Problem> {
    let id = ask::account(&id)?;
    let (before, limit) = paging.read()?;
    // Says whether there is such an account: one without changes has an empty log.
    app.ask(About::Account(id), Rejection::AccountUnknown, move |state, _| state.account(id).map(|_| ())).await?;
    let mut entries = app.sequencer.history(id, Lines::LimitChanges, before, limit + 1).await?;
    let is_last = entries.len() <= limit;
    entries.truncate(limit);
    let next = entries.last().filter(|_| !is_last).map(|entry| ask::write_cursor(entry.cursor));
    let zone = app.sequencer.zone();
    let items = entries.iter().filter_map(|entry| changed(entry, zone)).collect();
    Ok(Json(Page { items, next }))
}

fn changed(entry: &Entry, zone: &Zone) -> Option<LimitChanged> {
    let Event::LimitChanged(event) = &entry.event else { return None };
    let change = LimitChange::of(event, zone.stamp(entry.at).date);
    Some(LimitChanged { at: instant(entry.at), change })
}
