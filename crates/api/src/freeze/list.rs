//! `GET /v1/accounts/{id}/freeze-changes`

use axum::Json;
use axum::extract::State;
use engine::Event;
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
    let (id, page) = (ask::account(&id)?, paging.read()?);
    let zone = app.sequencer.zone();
    app.log(id, Lines::FreezeChanges, page, |entry| changed(entry, zone)).await.map(Json)
}

fn changed(entry: &Entry, zone: &Zone) -> Option<FreezeChanged> {
    let Event::FreezeChanged(event) = &entry.event else { return None };
    let change = FreezeChange::of(event, zone.stamp(entry.at).date);
    Some(FreezeChanged { at: instant(entry.at), change })
}
