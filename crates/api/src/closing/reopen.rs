//! `POST /v1/accounts/{id}/reopenings`

use axum::extract::State;
use engine::closing::{Reopen, Reopened};
use engine::{Command, Event, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ReopeningReason;
use crate::access::{self, Right};
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::cycle_day;
use crate::problem::Problem;
use crate::words::{Money, Staff};

/// How an account is to be opened again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenAccount {
    /// The most it may be exposed by purchases, as it was assessed anew.
    limit: Money,
    /// The day of the month its statements are cut, 1 to 28; left out, it is given as to a new account.
    #[schema(minimum = 1, maximum = 28)]
    cycle_day: Option<u32>,
    /// Why.
    reason: ReopeningReason,
}

/// An account that was opened again.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountReopened {
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The most it may be exposed by purchases.
    limit: Money,
    /// The day of the month its statements are cut.
    cycle_day: u32,
    /// The version of the Terms it was opened again under.
    terms_version: u32,
    /// Why.
    reason: ReopeningReason,
    /// Who opened it again.
    by: Staff,
}

/// Open an account again
///
/// A customer has one account in a currency, for good: who comes back is assessed anew, and the account keeps its history. Refused
/// with `account_not_found`, `account_not_closed`, `currency_mismatch`, `amount_out_of_range`.
#[utoipa::path(post, path = "/v1/accounts/{id}/reopenings", tag = "Accounts", operation_id = "reopen_account",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = ReopenAccount,
    responses((status = 201, description = "The account as it was opened again", body = AccountReopened)))]
pub async fn reopen(
    staff: access::Staff,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<ReopenAccount>,
) -> Result<Answered<AccountReopened>, Problem> {
    staff.may(Right::ReopenAccount)?;
    let ReopenAccount { limit, cycle_day, reason } = &change.body;
    let ask = Reopen {
        account: ask::account(&id)?,
        limit: limit.read("limit")?,
        cycle_day: cycle_day.map(cycle_day::change::day).transpose()?,
        reason: (*reason).into(),
        by: staff.0,
    };
    let reply = app.send(&change, Command::ReopenAccount(ask), Rejection::AccountUnknown).await?;
    let reopened = reply.events.iter().find_map(|event| match event {
        Event::AccountReopened(reopened) => Some(AccountReopened::of(reopened)),
        _ => None,
    });
    Ok(Answered::new(reopened.expect("an account was opened again"), reply.source))
}

impl AccountReopened {
    fn of(event: &Reopened) -> AccountReopened {
        AccountReopened {
            account: event.account.to_string(),
            limit: event.limit.into(),
            cycle_day: event.cycle_day.day(),
            terms_version: event.terms.0,
            reason: event.reason.into(),
            by: event.by.into(),
        }
    }
}
