//! `POST /v1/terms`

use axum::extract::State;
use engine::terms::{Propose, Standing, Version};
use engine::{Command, Event, Rejection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Act, Terms};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{Change, Trying};
use crate::law;
use crate::problem::{DOCUMENT_UNREADABLE, Problem};

/// New Terms.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeTerms {
    /// The document, in TOML; `GET /v1/terms/{version}` shows those there are.
    document: String,
}

/// Propose Terms
///
/// They become the next version once somebody else approves them, and are in force from the day that their document says. A dry
/// run says what is wrong with a document. Refused with `document_unreadable`, `terms_flawed`, `too_many_terms`.
#[utoipa::path(post, path = "/v1/terms", tag = "Terms", operation_id = "propose_terms", params(Trying),
    request_body = ProposeTerms,
    responses((status = 201, description = "The proposal", body = Terms)))]
pub async fn propose(
    Operator(maker): Operator,
    State(app): State<App>,
    change: Change<ProposeTerms>,
) -> Result<Answered<Terms>, Problem> {
    let packs = law::own(&app).await?;
    let terms = documents::terms::read_under(Version(0), &change.body.document, &packs).map_err(unreadable)?;
    let command = Command::ProposeTerms(Propose { terms, maker });
    let reply = app.send(&change, command, Rejection::TermsUnknown).await?;
    let proposed = reply.events.iter().find_map(|event| match event {
        Event::TermsProposed(proposed) => Some(proposed),
        _ => None,
    });
    let proposed = proposed.expect("Terms were proposed");
    let act = Act::of(proposed.maker, reply.stamp.at);
    Ok(Answered::new(Terms::of(&proposed.terms, Standing::Proposed, Some(act), None), reply.source))
}

fn unreadable(fault: documents::Fault) -> Problem {
    match fault.field() {
        Some(field) => Problem::field(&DOCUMENT_UNREADABLE, field, fault.to_string()),
        None => Problem::new(&DOCUMENT_UNREADABLE, fault.to_string()),
    }
}
