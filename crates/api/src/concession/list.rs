//! `GET /v1/accounts/{id}/concessions`

use axum::Json;
use axum::extract::State;
use engine::Event;
use sequencer::{Entry, Lines};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Concession, Reversal};
use crate::access;
use crate::app::App;
use crate::ask::{self, InPath, InQuery, Page, Paging};
use crate::problem::Problem;
use crate::words::{Staff, instant};

/// One act in the log of concessions.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConcessionAct {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    #[serde(flatten)]
    act: Act,
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case")]
#[schema(as = ConcessionActKind)]
enum Act {
    /// Somebody asked for more than their authority.
    Proposed {
        /// What they asked for.
        concession: Concession,
    },
    /// It was given, at once or by a second person.
    Granted {
        /// What was given.
        concession: Concession,
    },
    /// It is not given.
    Declined {
        /// Which.
        #[schema(example = "con_0000000000009")]
        concession: String,
        /// Who declined it.
        by: Staff,
    },
    /// It was taken back.
    Reversed {
        /// What was.
        reversal: Reversal,
    },
}

/// The log of an account's concessions
///
/// Every act with its names and its reason, newest first, each as it was told then.
#[utoipa::path(get, path = "/v1/accounts/{id}/concessions", tag = "Concessions", operation_id = "list_concessions",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Paging),
    responses((status = 200, body = Page<ConcessionAct>)))]
pub async fn list(
    _: access::Staff,
    State(app): State<App>,
    InPath(id): InPath,
    InQuery(paging): InQuery<Paging>,
) -> Result<Json<Page<ConcessionAct>>, Problem> {
    let (id, page) = (ask::account(&id)?, paging.read()?);
    app.log(id, Lines::Concessions, page, ConcessionAct::of).await.map(Json)
}

impl ConcessionAct {
    /// An act of the log; none for an event that is no such act.
    pub(crate) fn of(entry: &Entry) -> Option<ConcessionAct> {
        let act = match &entry.event {
            Event::ConcessionProposed(event) => Act::Proposed { concession: Concession::proposed(event) },
            Event::ConcessionGranted(event) => Act::Granted { concession: Concession::granted(event) },
            Event::ConcessionDeclined(event) => {
                Act::Declined { concession: event.concession.to_string(), by: event.by.into() }
            }
            Event::ConcessionReversed(event) => Act::Reversed { reversal: Reversal::of(event) },
            _ => return None,
        };
        Some(ConcessionAct { at: instant(entry.at), act })
    }
}
