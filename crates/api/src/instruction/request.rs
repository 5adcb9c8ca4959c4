//! `POST /v1/accounts/{id}/instructions`

use axum::extract::State;
use engine::instruction::Request;
use engine::{Command, Event, Rejection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Instruction, Purpose};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::Money;

/// What to move.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestInstruction {
    /// What for.
    purpose: Purpose,
    /// How much.
    amount: Money,
}

/// Request an instruction
///
/// Tops up the wallet from the customer's card, or takes money back to it: from the wallet, or from the account's credit
/// balance. What is taken leaves the balance at once; what is topped up can be spent once the bank has settled it. Refused
/// with `account_not_found`, `account_frozen` and `overdue` (a credit balance alone), `wallet_blocked`, `currency_mismatch`,
/// `amount_out_of_range`, `too_many_instructions`, `balance_insufficient`.
#[utoipa::path(post, path = "/v1/accounts/{id}/instructions", tag = "Wallets", operation_id = "request_instruction",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = RequestInstruction,
    responses((status = 201, description = "The instruction", body = Instruction)))]
pub async fn request(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<RequestInstruction>,
) -> Result<Answered<Instruction>, Problem> {
    let account = ask::account(&id)?;
    let RequestInstruction { purpose, amount } = &change.body;
    let ask = Request { account, purpose: (*purpose).into(), amount: amount.read("amount")? };
    let reply = app.send(&change, Command::RequestInstruction(ask), Rejection::AccountUnknown).await?;
    let requested = reply.events.iter().find_map(|event| match event {
        Event::InstructionRequested(requested) => Some(Instruction::requested(requested, reply.stamp.at)),
        _ => None,
    });
    Ok(Answered::new(requested.expect("an instruction was requested"), reply.source))
}
