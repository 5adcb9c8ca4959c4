//! `POST /v1/accounts/{id}/closings`

use axum::extract::State;
use engine::closing::Close;
use engine::{Command, Event, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ClosingReason;
use crate::access::{self, Right};
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::Staff;

/// That an account is to be closed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseAccount {
    /// Why.
    reason: ClosingReason,
}

/// An account that is closed.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountClosed {
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// Why; none if it was closed before.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<ClosingReason>,
    /// Who closed it; none if it was closed before.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Staff>,
}

/// Close an account
///
/// When nothing is owed or pending on it: no statement, no purchase, no plan, no hold, no credit balance, no proposal, nothing in
/// its wallet and no instruction; else it is refused with what stands in the way. A closed account has no limit and keeps its
/// history; it takes nothing but refunds, and what they bring can be taken out to the card. Closing what is closed succeeds, changes nothing, and answers without `by`. Refused with
/// `account_not_found`, `account_not_clear`.
#[utoipa::path(post, path = "/v1/accounts/{id}/closings", tag = "Accounts", operation_id = "close_account",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = CloseAccount,
    responses((status = 201, description = "That it is closed", body = AccountClosed)))]
pub async fn close(
    staff: access::Staff,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CloseAccount>,
) -> Result<Answered<AccountClosed>, Problem> {
    staff.may(Right::CloseAccount)?;
    let account = ask::account(&id)?;
    let command = Command::CloseAccount(Close { account, reason: change.body.reason.into(), by: staff.0 });
    let reply = app.send(&change, command, Rejection::AccountUnknown).await?;
    let closed = reply.events.iter().find_map(|event| match event {
        Event::AccountClosed(closed) => Some((closed.reason.into(), closed.by.into())),
        _ => None,
    });
    let (reason, by) = closed.unzip();
    Ok(Answered::new(AccountClosed { account: account.to_string(), reason, by }, reply.source))
}
