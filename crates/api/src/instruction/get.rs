//! `GET /v1/instructions/{id}`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use engine::id::InstructionId;
use sequencer::turns::About;

use super::Instruction;
use crate::access::Operator;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// An instruction
#[utoipa::path(get, path = "/v1/instructions/{id}", tag = "Wallets", operation_id = "get_instruction",
    params(("id" = String, Path, description = "The instruction", example = "ins_0000000000008")),
    responses((status = 200, body = Instruction)))]
pub async fn get(_: Operator, State(app): State<App>, InPath(id): InPath) -> Result<Json<Instruction>, Problem> {
    now(&app, ask::instruction(&id)?).await.map(Json)
}

/// The instruction as it stands.
pub async fn now(app: &App, id: InstructionId) -> Result<Instruction, Problem> {
    app.ask(About::Shard(id.shard()), Rejection::InstructionUnknown, move |state, _| {
        let known = state.instruction(id)?;
        Ok(Instruction::of(known, state.account(known.account)?.currency))
    })
    .await
}
