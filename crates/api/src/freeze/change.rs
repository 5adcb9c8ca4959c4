//! `POST /v1/accounts/{id}/freeze-changes`

use axum::extract::State;
use engine::freeze::Change as Ask;
use engine::{Command, Event, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Act, FreezeChange, Reason};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;

/// What to do, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeFreeze {
    /// What to do.
    act: Act,
    /// Why.
    reason: Reason,
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct FreezeActed {
    /// The act; none when the account was so before: what froze it stands as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<FreezeChange>,
}

/// Freeze or unfreeze an account
///
/// A frozen account authorises no order until one of the staff ends that. Captures of what was authorised before go on, and so
/// do voids, refunds and repayments. An account can be frozen by its lateness beside it; that ends by itself. What is so
/// already succeeds and changes nothing. Refused with `account_not_found`.
#[utoipa::path(post, path = "/v1/accounts/{id}/freeze-changes", tag = "Accounts", operation_id = "change_freeze",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = ChangeFreeze,
    responses((status = 201, description = "The act", body = FreezeActed)))]
pub async fn change(
    Operator(by): Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<ChangeFreeze>,
) -> Result<Answered<FreezeActed>, Problem> {
    let (account, act, reason) = (ask::account(&id)?, change.body.act.into(), change.body.reason.into());
    let command = Command::ChangeFreeze(Ask { account, act, reason, by });
    let reply = app.send(&change, command, Rejection::AccountUnknown).await?;
    let change = reply.events.iter().find_map(|event| match event {
        Event::FreezeChanged(changed) => Some(FreezeChange::of(changed, reply.stamp.date)),
        _ => None,
    });
    Ok(Answered::new(FreezeActed { change }, reply.source))
}
