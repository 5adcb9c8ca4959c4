//! `POST /v1/accounts/{id}/limit-changes`

use axum::extract::State;
use calendar::Date;
use engine::id::{AccountId, StaffId};
use engine::limit::{self, Change as Ask};
use engine::{Command, Event, Rejection};
use sequencer::Reply;
use sequencer::turns::About;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{LimitChange, Reason};
use crate::access::{Right, Staff};
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::{INVALID_REQUEST, Problem};
use crate::words::Money;

/// What to change of a limit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeLimit {
    /// The fixed limit; as it is when left out.
    fixed_limit: Option<Money>,
    /// What becomes of the temporary limit; it stays as it is when left out.
    temporary_limit: Option<TemporaryChange>,
    /// What to do when more is used than the limit would be; it is refused when left out.
    below_exposure: Option<BelowExposure>,
    /// Why.
    reason: Reason,
}

/// What becomes of the temporary limit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = TemporaryLimitChange)]
enum TemporaryChange {
    /// There is none from now on.
    None {},
    /// It is this one, whatever it was.
    Set {
        /// How much comes on top of the fixed limit.
        amount: Money,
        /// The last business date it counts: today or later, and at most 366 days ahead.
        #[schema(format = Date, example = "2026-08-31")]
        until: String,
    },
}

/// What to do when more is used than the limit would be.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum BelowExposure {
    /// Refuse the change.
    Refused,
    /// Change it: what was bought stays as it is, and nothing can be bought until less is used.
    Accepted,
}

/// Change a limit
///
/// Raises or lowers the fixed limit, gives or takes a temporary one, or both; what is left out stays as it is. Together
/// they are at most what the Terms allow a person. Changing it to what it is already succeeds and changes nothing. At
/// the customer's own request it is only lowered. Refused with `account_not_found`, `currency_mismatch`,
/// `amount_out_of_range`, `date_out_of_range`, `limit_only_lowered`, `limit_below_exposure`.
#[utoipa::path(post, path = "/v1/accounts/{id}/limit-changes", tag = "Accounts", operation_id = "change_limit",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = ChangeLimit,
    responses((status = 201, description = "The change, and what follows from it", body = LimitChange)))]
pub async fn change(
    staff: Staff,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<ChangeLimit>,
) -> Result<Answered<LimitChange>, Problem> {
    staff.may(Right::ChangeLimit)?;
    let account = ask::account(&id)?;
    let ask = change.body.read(account, staff.0.id)?;
    let reply = app.send(&change, Command::ChangeLimit(ask), Rejection::AccountUnknown).await?;
    Ok(Answered::new(answer(&app, ask, &reply).await?, reply.source))
}

/// What happened, or the limit as it stands when nothing had to.
async fn answer(app: &App, ask: Ask, reply: &Reply) -> Result<LimitChange, Problem> {
    let changed = reply.events.iter().find_map(|event| match event {
        Event::LimitChanged(changed) => Some(LimitChange::of(changed, reply.stamp.date)),
        _ => None,
    });
    if let Some(changed) = changed {
        return Ok(changed);
    }
    app.ask(About::Account(ask.account), Rejection::AccountUnknown, move |state, stamp| {
        state.account(ask.account).map(|held| LimitChange::none(held, &ask, stamp))
    })
    .await
}

impl ChangeLimit {
    fn read(&self, account: AccountId, by: StaffId) -> Result<Ask, Problem> {
        Ok(Ask {
            account,
            fixed: self.fixed_limit.map(|limit| limit.read("fixed_limit")).transpose()?,
            temporary: self.temporary_limit.as_ref().map_or(Ok(limit::TemporaryChange::Keep), TemporaryChange::read)?,
            below_exposure: match self.below_exposure {
                Some(BelowExposure::Accepted) => limit::BelowExposure::Accepted,
                Some(BelowExposure::Refused) | None => limit::BelowExposure::Refused,
            },
            reason: self.reason.into(),
            by,
        })
    }
}

impl TemporaryChange {
    fn read(&self) -> Result<limit::TemporaryChange, Problem> {
        let TemporaryChange::Set { amount, until } = self else { return Ok(limit::TemporaryChange::Remove) };
        let said = "A date is written as 2026-08-31.";
        let until =
            Date::parse(until).ok_or_else(|| Problem::field(&INVALID_REQUEST, "temporary_limit.until", said))?;
        Ok(limit::TemporaryChange::Set { amount: amount.read("temporary_limit.amount")?, until })
    }
}
