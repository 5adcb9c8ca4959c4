//! `POST /v1/concessions/{id}/approvals`

use axum::extract::State;
use engine::concession::Approve;
use engine::{Command, Event, Rejection};
use money::Amount;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Concession, now};
use crate::access::Staff;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;

/// An approval.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveConcession {}

/// Approve a concession
///
/// By somebody else than who proposed it, with a key of their own and a role whose authority suffices. What was paid meanwhile
/// is not waived: it is given as far as it is open. Approving what was approved succeeds, changes nothing, and answers without
/// `approved_by`. Refused with `concession_not_found`, `role_not_allowed`, `account_closed`, `concession_not_open`,
/// `second_person_required`, `nothing_to_waive`, `authority_exceeded`.
#[utoipa::path(post, path = "/v1/concessions/{id}/approvals", tag = "Concessions", operation_id = "approve_concession",
    params(("id" = String, Path, description = "The concession", example = "con_0000000000009"), Trying),
    request_body = ApproveConcession,
    responses((status = 201, description = "The concession", body = Concession)))]
pub async fn approve(
    Staff(by): Staff,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<ApproveConcession>,
) -> Result<Answered<Concession>, Problem> {
    let concession = ask::concession(&id)?;
    let command = Command::ApproveConcession(Approve { concession, by, given_elsewhere: Amount::ZERO });
    let reply = app.send(&change, command, Rejection::ConcessionUnknown).await?;
    let granted = reply.events.iter().find_map(|event| match event {
        Event::ConcessionGranted(granted) => Some(Concession::granted(granted)),
        _ => None,
    });
    let answer = match granted {
        Some(granted) => granted,
        None => Concession { approved_by: None, ..now(&app, concession, Concession::of).await? },
    };
    Ok(Answered::new(answer, reply.source))
}
