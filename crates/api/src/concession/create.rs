//! `POST /v1/accounts/{id}/concessions`

use axum::extract::State;
use engine::concession::{Concede, What};
use engine::{Command, Event, Rejection};
use money::Amount;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Conceded, Concession, Reason};
use crate::access::Staff;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::{FIELDS_DISAGREE, Problem};
use crate::words::Money;

/// What to concede.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateConcession {
    /// What.
    conceded: Conceded,
    /// How much; of a penalty or a fee all that is owed when left out.
    amount: Option<Money>,
    /// Why.
    reason: Reason,
}

/// Concede something
///
/// Waives a penalty or fees that are owed, or gives goodwill as credit balance. Within the authority of the caller's role it
/// happens at once; above it, it becomes a proposal that somebody else approves, with a key of their own and a role that
/// suffices. Refused with `account_not_found`, `statement_not_found`, `order_not_found`, `role_not_allowed`, `account_closed`,
/// `currency_mismatch`, `amount_out_of_range`, `nothing_to_waive`, `too_many_proposals`.
#[utoipa::path(post, path = "/v1/accounts/{id}/concessions", tag = "Concessions", operation_id = "create_concession",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = CreateConcession,
    responses((status = 201, description = "The concession, given or proposed", body = Concession)))]
pub async fn create(
    Staff(by): Staff,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CreateConcession>,
) -> Result<Answered<Concession>, Problem> {
    let CreateConcession { conceded, amount, reason } = &change.body;
    let (account, what) = (ask::account(&id)?, conceded.read()?);
    if let (What::Goodwill(_), None) = (what, amount) {
        return Err(Problem::field(&FIELDS_DISAGREE, "amount", "Goodwill is an amount."));
    }
    let amount = amount.map(|amount| amount.read("amount")).transpose()?;
    let ask = Concede { account, what, amount, reason: (*reason).into(), by, given_elsewhere: Amount::ZERO };
    let reply = app.send(&change, Command::Concede(ask), Rejection::AccountUnknown).await?;
    let made = reply.events.iter().find_map(|event| match event {
        Event::ConcessionGranted(granted) => Some(Concession::granted(granted)),
        Event::ConcessionProposed(proposed) => Some(Concession::proposed(proposed)),
        _ => None,
    });
    Ok(Answered::new(made.expect("a concession was given or proposed"), reply.source))
}
