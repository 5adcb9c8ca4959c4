//! `POST /v1/concessions/{id}/reversals`

use axum::extract::State;
use engine::concession::Reverse;
use engine::{Command, Event, Rejection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Reversal, ReversalReason, now};
use crate::access::Staff;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;

/// That a concession was a mistake.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseConcession {
    /// Why.
    reason: ReversalReason,
}

/// Take a concession back
///
/// What was waived is owed again on its statement, as if it had not been; goodwill leaves the credit balance. It takes the
/// authority to give as much at once. Taking back what was taken back succeeds, changes nothing, and answers without `by`.
/// Refused with `concession_not_found`, `role_not_allowed`, `account_closed`, `concession_not_reversible`, `authority_exceeded`.
#[utoipa::path(post, path = "/v1/concessions/{id}/reversals", tag = "Concessions", operation_id = "reverse_concession",
    params(("id" = String, Path, description = "The concession", example = "con_0000000000009"), Trying),
    request_body = ReverseConcession,
    responses((status = 201, description = "What is owed again", body = Reversal)))]
pub async fn reverse(
    Staff(by): Staff,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<ReverseConcession>,
) -> Result<Answered<Reversal>, Problem> {
    let concession = ask::concession(&id)?;
    let command = Command::ReverseConcession(Reverse { concession, reason: change.body.reason.into(), by });
    let reply = app.send(&change, command, Rejection::ConcessionUnknown).await?;
    let reversed = reply.events.iter().find_map(|event| match event {
        Event::ConcessionReversed(reversed) => Some(Reversal::of(reversed)),
        _ => None,
    });
    let answer = match reversed {
        Some(reversed) => reversed,
        None => now(&app, concession, Reversal::before).await?,
    };
    Ok(Answered::new(answer, reply.source))
}
