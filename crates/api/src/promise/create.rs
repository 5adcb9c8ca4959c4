//! `POST /v1/accounts/{id}/promises`

use axum::extract::State;
use calendar::Date;
use engine::promise::Make;
use engine::{Command, Event, Rejection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Promise, Via};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::{INVALID_REQUEST, Problem};
use crate::words::Money;

/// What the customer promises.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatePromise {
    /// How much; at most what is due.
    amount: Money,
    /// The last day to pay it: today or later, and at most 30 days ahead.
    #[schema(format = Date, example = "2026-08-31")]
    until: String,
    /// To whom it is made.
    via: Via,
}

/// Take a promise to pay
///
/// It changes nothing that is owed. While it runs the customer is not to be reminded. At the start of the day after its last one
/// it is kept or broken, by what was paid on the account since; a new one takes its place before that. Refused with
/// `account_not_found`, `currency_mismatch`, `amount_out_of_range`, `date_out_of_range`, `nothing_due`.
#[utoipa::path(post, path = "/v1/accounts/{id}/promises", tag = "Accounts", operation_id = "create_promise",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = CreatePromise,
    responses((status = 201, description = "The promise", body = Promise)))]
pub async fn create(
    Operator(by): Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CreatePromise>,
) -> Result<Answered<Promise>, Problem> {
    let said = "A date is written as 2026-08-31.";
    let until = Date::parse(&change.body.until).ok_or_else(|| Problem::field(&INVALID_REQUEST, "until", said))?;
    let (account, via) = (ask::account(&id)?, change.body.via.into());
    let make = Make { account, amount: change.body.amount.read("amount")?, until, via, by };
    let reply = app.send(&change, Command::PromiseToPay(make), Rejection::AccountUnknown).await?;
    let promise = reply.events.iter().find_map(|event| match event {
        Event::PromiseMade(made) => Some(Promise::made(made, reply.stamp.date)),
        _ => None,
    });
    Ok(Answered::new(promise.expect("a promise was made"), reply.source))
}
