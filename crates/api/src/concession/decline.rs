//! `POST /v1/concessions/{id}/declines`

use axum::extract::State;
use engine::concession::{Decline, Status};
use engine::{Command, Event, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::now;
use crate::access;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::Staff;

/// That a concession is not given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineConcession {}

/// A concession that is not given.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConcessionDeclined {
    /// The concession.
    #[schema(example = "con_0000000000009")]
    id: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// Where it stands.
    #[schema(example = "declined")]
    state: &'static str,
    /// Who declined it; none if it was declined before.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Staff>,
}

/// Decline a concession
///
/// By anybody whose role may concede something; who proposed it may take it back so. Declining what was declined succeeds, changes
/// nothing, and answers without `by`. Refused with `concession_not_found`, `role_not_allowed`, `account_closed`,
/// `concession_not_open`.
#[utoipa::path(post, path = "/v1/concessions/{id}/declines", tag = "Concessions", operation_id = "decline_concession",
    params(("id" = String, Path, description = "The concession", example = "con_0000000000009"), Trying),
    request_body = DeclineConcession,
    responses((status = 201, description = "That it is declined", body = ConcessionDeclined)))]
pub async fn decline(
    access::Staff(by): access::Staff,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<DeclineConcession>,
) -> Result<Answered<ConcessionDeclined>, Problem> {
    let concession = ask::concession(&id)?;
    let command = Command::DeclineConcession(Decline { concession, by });
    let reply = app.send(&change, command, Rejection::ConcessionUnknown).await?;
    let declined = reply.events.iter().find_map(|event| match event {
        Event::ConcessionDeclined(declined) => Some((declined.account.to_string(), Some(declined.by.into()))),
        _ => None,
    });
    let (account, by) = match declined {
        Some(declined) => declined,
        None => (now(&app, concession, |held| held.account.to_string()).await?, None),
    };
    let answer = ConcessionDeclined { id: concession.to_string(), account, state: Status::Declined.name(), by };
    Ok(Answered::new(answer, reply.source))
}
