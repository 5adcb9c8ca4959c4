//! `POST /v1/accounts/{id}/repayments`

use axum::extract::State;
use engine::repayment::Repay;
use engine::{Command, Event, Rejection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Repayment, Source, Target};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
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
}

/// Take a repayment
///
/// A plan and everything are settled whole or not at all; the others may be paid in part. A debt that was charged off is paid
/// oldest first: with `due` in part, with `everything` whole. Refused with `charged_off`, `account_not_found`, `statement_not_found`, `plan_not_found`, `wallet_blocked`, `currency_mismatch`, `amount_out_of_range`,
/// `nothing_due`, `balance_insufficient`.
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
    };
    let reply = app.send(&change, Command::Repay(repay), Rejection::AccountUnknown).await?;
    let repayment = reply.events.iter().find_map(|event| match event {
        Event::RepaymentTaken(taken) => Some(Repayment::of(taken, reply.stamp.at)),
        _ => None,
    });
    Ok(Answered::new(repayment.expect("a repayment was taken"), reply.source))
}
