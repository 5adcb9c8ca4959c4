//! `POST /v1/accounts/{id}/deferrals`

use axum::extract::State;
use engine::deferral::{Defer, Deferred};
use engine::{Command, Event, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::Money;

/// What to defer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateDeferral {
    /// The statement.
    #[schema(example = "stm_0000000000006")]
    statement: String,
    /// By how many days its due date is moved: 1, up to what its Terms allow.
    #[schema(minimum = 1)]
    days: u32,
}

/// A deferral, and what it costs.
#[derive(Debug, Serialize, ToSchema)]
pub struct Deferral {
    /// The statement.
    #[schema(example = "stm_0000000000006")]
    statement: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The due date it had.
    #[schema(format = Date)]
    due_date_before: String,
    /// The last day to pay it now; penalty counts from the day after.
    #[schema(format = Date)]
    due_date: String,
    /// The principal that is deferred.
    principal: Money,
    /// What it costs; it is owed on the statement.
    fee: Money,
}

/// Defer a statement
///
/// Moves the due date of an open statement by some days, for a fee: so much of the open principal a day, as the Terms of the
/// statement say. A dry run tells the fee. A statement is deferred once, and as many of an account within 365 days as the Terms
/// allow; none while anything is past due. What is paid or refunded later does not lower the fee. Refused with
/// `account_not_found`, `statement_not_found`, `account_frozen`, `overdue`, `deferral_not_offered`, `nothing_due`,
/// `already_deferred`, `days_out_of_range`, `too_many_deferrals`.
#[utoipa::path(post, path = "/v1/accounts/{id}/deferrals", tag = "Statements", operation_id = "create_deferral",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = CreateDeferral,
    responses((status = 201, description = "The deferral", body = Deferral)))]
pub async fn create(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CreateDeferral>,
) -> Result<Answered<Deferral>, Problem> {
    let CreateDeferral { statement, days } = &change.body;
    let defer = Defer { account: ask::account(&id)?, statement: ask::statement(statement)?, days: *days };
    let reply = app.send(&change, Command::DeferStatement(defer), Rejection::AccountUnknown).await?;
    let deferral = reply.events.iter().find_map(|event| match event {
        Event::StatementDeferred(deferred) => Some(Deferral::of(deferred)),
        _ => None,
    });
    Ok(Answered::new(deferral.expect("a statement was deferred"), reply.source))
}

impl Deferral {
    fn of(event: &Deferred) -> Deferral {
        Deferral {
            statement: event.statement.to_string(),
            account: event.account.to_string(),
            due_date_before: event.before.to_string(),
            due_date: event.due.to_string(),
            principal: event.principal.into(),
            fee: Money::of(event.fee, event.principal.currency),
        }
    }
}
