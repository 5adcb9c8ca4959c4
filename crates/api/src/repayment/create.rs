//! `POST /v1/accounts/{id}/repayments`

use axum::extract::State;
use calendar::Date;
use engine::repayment::Repay;
use engine::{Command, Event, Rejection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Repayment, Source, Target};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::{INVALID_REQUEST, Problem};
use crate::words::Money;

/// What to repay.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateRepayment {
    /// What for.
    target: Target,
    /// How much; exactly what the target costs when left out. What exceeds the target becomes credit balance.
    amount: Option<Money>,
    /// Where the money comes from; the bank when left out. A wallet pays no more than the target costs.
    #[serde(default)]
    source: Source,
    /// The day from which it counts, when the bank or somebody of the staff says that the money came earlier; today when left out.
    #[schema(format = Date)]
    value_date: Option<String>,
}

/// Take a repayment
///
/// A plan and everything are settled whole or not at all; the others may be paid in part. A debt that was charged off is paid
/// oldest first: with `due` in part, with `everything` whole. Refused with `charged_off`, `account_not_found`,
/// `statement_not_found`, `plan_not_found`, `wallet_blocked`, `currency_mismatch`, `amount_out_of_range`,
/// `value_date_out_of_range`, `nothing_due`, `balance_insufficient`.
///
/// With an earlier `value_date` it counts from that day: what being late has cost since is worked out anew, and what was charged
/// too much is taken back and pays principal, or becomes credit balance. Purchases refused meanwhile stay refused.
#[utoipa::path(post, path = "/v1/accounts/{id}/repayments", tag = "Repayments", operation_id = "create_repayment",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = CreateRepayment,
    responses((status = 201, description = "The repayment, and where it went", body = Repayment)))]
pub async fn create(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CreateRepayment>,
) -> Result<Answered<Repayment>, Problem> {
    let repay = Repay {
        account: ask::account(&id)?,
        target: change.body.target.read()?,
        amount: change.body.amount.map(|amount| amount.read("amount")).transpose()?,
        source: change.body.source.into(),
        value_date: change.body.value_date.as_deref().map(date).transpose()?,
    };
    let reply = app.send(&change, Command::Repay(repay), Rejection::AccountUnknown).await?;
    let corrected = reply.events.iter().find_map(|event| match event {
        Event::LatenessCorrected(corrected) => Some(corrected),
        _ => None,
    });
    let repayment = reply.events.iter().find_map(|event| match event {
        Event::RepaymentTaken(taken) => Some(Repayment::of(taken, corrected, reply.stamp.at)),
        _ => None,
    });
    Ok(Answered::new(repayment.expect("a repayment was taken"), reply.source))
}

fn date(text: &str) -> Result<Date, Problem> {
    let said = "A date is written as 2026-08-31.";
    Date::parse(text).ok_or_else(|| Problem::field(&INVALID_REQUEST, "value_date", said))
}
