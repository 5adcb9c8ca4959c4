//! `POST /v1/instructions/{id}/outcomes`

use axum::extract::State;
use engine::id::InstructionId;
use engine::instruction::Confirm;
use engine::{Command, Event, Rejection};
use sequencer::turns::About;
use sequencer::{Mode, Reply};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Instruction, Outcome, get};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::{Problem, SANDBOX_ONLY};

/// What the bank says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmInstruction {
    /// What became of it.
    outcome: Outcome,
}

/// An instruction after the bank said what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct InstructionConfirmed {
    #[serde(flatten)]
    after: Instruction,
    /// What became of it now; none when that was said before.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
}

/// Say what became of an instruction
///
/// Only in a sandbox: in a live directory the bank says it. A requested one is settled or fails, a settled one may be returned;
/// each happens once, and saying it again changes nothing. Refused with `sandbox_only`, `instruction_not_found`,
/// `outcome_not_possible`.
#[utoipa::path(post, path = "/v1/instructions/{id}/outcomes", tag = "Wallets", operation_id = "confirm_instruction",
    params(("id" = String, Path, description = "The instruction", example = "ins_0000000000008"), Trying),
    request_body = ConfirmInstruction,
    responses((status = 201, description = "The instruction after it", body = InstructionConfirmed)))]
pub async fn confirm(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<ConfirmInstruction>,
) -> Result<Answered<InstructionConfirmed>, Problem> {
    if app.sequencer.mode() == Mode::Live {
        return Err(Problem::plain(&SANDBOX_ONLY));
    }
    let instruction = ask::instruction(&id)?;
    let ask = Confirm { instruction, outcome: change.body.outcome.into() };
    let reply = app.send(&change, Command::ConfirmInstruction(ask), Rejection::InstructionUnknown).await?;
    Ok(Answered::new(answer(&app, instruction, &reply).await?, reply.source))
}

/// What happened, or the instruction as it stands when nothing had to.
async fn answer(app: &App, id: InstructionId, reply: &Reply) -> Result<InstructionConfirmed, Problem> {
    let confirmed = reply.events.iter().find_map(|event| match event {
        Event::InstructionConfirmed(confirmed) => Some(confirmed.clone()),
        _ => None,
    });
    let Some(confirmed) = confirmed else {
        return Ok(InstructionConfirmed { after: get::now(app, id).await?, outcome: None });
    };
    let at = reply.stamp.at;
    app.ask(About::Shard(id.shard()), Rejection::InstructionUnknown, move |state, _| {
        let after = Instruction::confirmed(&confirmed, state.instruction(id)?.requested_at, at);
        Ok(InstructionConfirmed { after, outcome: Some(confirmed.outcome.into()) })
    })
    .await
}
