//! `POST /v1/accounts/{id}/charge-offs`

use axum::extract::State;
use engine::charge_off as heart;
use engine::{Command, Event, Rejection};
use sequencer::turns::About;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ChargeOff, Reason};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;

/// Why to charge off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateChargeOff {
    /// Why.
    reason: Reason,
}

/// What happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChargeOffMade {
    /// What was charged off; nothing when it was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    charge_off: Option<ChargeOff>,
}

/// Charge an account off
///
/// All that it owes leaves the receivables, as at its age by itself: bills, purchases that are not billed yet, and what is still to
/// be billed of plans. It is still owed. From then on there are no penalties, statements and instalments, nothing can be bought or
/// captured, and payments are recoveries, oldest debt first. It is never undone. What was charged off before succeeds and changes
/// nothing. Refused with `account_not_found`, `nothing_due`.
#[utoipa::path(post, path = "/v1/accounts/{id}/charge-offs", tag = "Accounts", operation_id = "create_charge_off",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = CreateChargeOff,
    responses((status = 201, description = "What was charged off", body = ChargeOffMade)))]
pub async fn create(
    Operator(by): Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CreateChargeOff>,
) -> Result<Answered<ChargeOffMade>, Problem> {
    let account = ask::account(&id)?;
    let command = Command::ChargeOff(heart::ChargeOff { account, reason: change.body.reason.into(), by });
    let reply = app.send(&change, command, Rejection::AccountUnknown).await?;
    let currency = move |state: &engine::State, _| state.account(account).map(|account| account.currency);
    let currency = app.ask(About::Account(account), Rejection::AccountUnknown, currency).await?;
    let charge_off = reply.events.iter().find_map(|event| match event {
        Event::AccountChargedOff(event) => Some(ChargeOff::of(event, currency)),
        _ => None,
    });
    Ok(Answered::new(ChargeOffMade { charge_off }, reply.source))
}
