//! `GET /v1/accounts/{id}/limit-changes`

use axum::Json;
use axum::extract::State;
use engine::Event;
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
    let (id, page) = (ask::account(&id)?, paging.read()?);
    let zone = app.sequencer.zone();
    app.log(id, Lines::LimitChanges, page, |entry| changed(entry, zone)).await.map(Json)
}

fn changed(entry: &Entry, zone: &Zone) -> Option<LimitChanged> {
    let Event::LimitChanged(event) = &entry.event else { return None };
    let change = LimitChange::of(event, zone.stamp(entry.at).date);
    Some(LimitChanged { at: instant(entry.at), change })
}
