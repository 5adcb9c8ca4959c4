//! `POST /v1/accounts/{id}/cycle-day-changes`

use axum::extract::State;
use calendar::CycleDay;
use engine::cycle_day::{self, Changed};
use engine::{Command, Event, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::{INVALID_REQUEST, Problem};

/// The cycle day it shall be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCycleDay {
    /// The day of the month statements are to be cut, 1 to 28.
    #[schema(minimum = 1, maximum = 28)]
    cycle_day: u32,
}

/// A change of a cycle day.
#[derive(Debug, Serialize, ToSchema)]
pub struct CycleDayChange {
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The day it was.
    before: u32,
    /// The day it is.
    after: u32,
    /// The first date on which a statement can be cut on the new day: the cycle under way is lengthened, never shortened.
    #[schema(format = Date)]
    first_cycle_date: String,
}

/// Change the cycle day
///
/// At most once in 365 days, and not while anything is overdue. Statements that are cut keep their due dates. The cycle under way is
/// lengthened: its statement is cut on the first new cycle day on or after the date on which it would have been. Refused
/// with `account_not_found`, `account_frozen`, `overdue`, `cycle_day_unchanged`, `cycle_day_changed_lately`.
#[utoipa::path(post, path = "/v1/accounts/{id}/cycle-day-changes", tag = "Accounts", operation_id = "change_cycle_day",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = ChangeCycleDay,
    responses((status = 201, description = "The change", body = CycleDayChange)))]
pub async fn change(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<ChangeCycleDay>,
) -> Result<Answered<CycleDayChange>, Problem> {
    let account = ask::account(&id)?;
    let ask = cycle_day::Change { account, day: day(change.body.cycle_day)? };
    let reply = app.send(&change, Command::ChangeCycleDay(ask), Rejection::AccountUnknown).await?;
    let changed = reply.events.iter().find_map(|event| match event {
        Event::CycleDayChanged(changed) => Some(CycleDayChange::of(changed)),
        _ => None,
    });
    Ok(Answered::new(changed.expect("a cycle day was changed"), reply.source))
}

/// Reads a cycle day.
///
/// # Errors
/// `invalid_request`.
pub fn day(day: u32) -> Result<CycleDay, Problem> {
    let said = "A cycle day is one that every month has: 1 to 28.";
    CycleDay::new(day).ok_or_else(|| Problem::field(&INVALID_REQUEST, "cycle_day", said))
}

impl CycleDayChange {
    fn of(event: &Changed) -> CycleDayChange {
        CycleDayChange {
            account: event.account.to_string(),
            before: event.before.day(),
            after: event.after.day(),
            first_cycle_date: event.first.to_string(),
        }
    }
}
