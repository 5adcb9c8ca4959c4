//! `POST /v1/terms/{version}/approvals`

use axum::extract::State;
use engine::terms::{Approve, Standing, Version};
use engine::{Command, Event, Rejection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Act, Terms, get};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;

/// An approval.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveTerms {}

/// Approve Terms
///
/// By somebody else than who proposed them, with a key of their own, before the day they are in force from. Approving what is
/// approved succeeds, changes nothing, and answers without `approved`. Refused with `terms_not_found`, `second_person_required`, `terms_flawed`.
#[utoipa::path(post, path = "/v1/terms/{version}/approvals", tag = "Terms", operation_id = "approve_terms",
    params(("version" = u32, Path, description = "The version", example = 2), Trying), request_body = ApproveTerms,
    responses((status = 201, description = "The Terms", body = Terms)))]
pub async fn approve(
    Operator(checker): Operator,
    InPath(version): InPath,
    State(app): State<App>,
    change: Change<ApproveTerms>,
) -> Result<Answered<Terms>, Problem> {
    let version: Version = ask::version(&version)?;
    let command = Command::ApproveTerms(Approve { version, checker });
    let reply = app.send(&change, command, Rejection::TermsUnknown).await?;
    let activated = reply.events.iter().find_map(|event| match event {
        Event::TermsActivated(terms) => Some(terms),
        _ => None,
    });
    let by = reply.events.iter().find_map(|event| match event {
        Event::TermsApproved(approved) => Some(approved.checker),
        _ => None,
    });
    let answer = match (activated, by) {
        (Some(terms), Some(by)) => Terms::of(terms, Standing::Approved, None, Some(Act::of(by, reply.stamp.at))),
        (None, _) | (_, None) => Terms { approved: None, ..get::now(&app, version).await?.0 },
    };
    Ok(Answered::new(answer, reply.source))
}
