//! `yuefu instruction`: says what became of an instruction to the bank, in a sandbox, where no bank says it.

use std::path::PathBuf;

use engine::Command;
use engine::id::InstructionId;
use engine::instruction::{Confirm, Outcome};
use engine::turn::{Intent, Request};
use sequencer::open::OpenError;
use sequencer::{Mode, Options, Sequencer, Source, Submission, World};
use store::Directory;

use crate::failure::Failure;
use crate::{say, words};

/// Say what became of an instruction to the bank, in a sandbox that nobody serves
#[derive(clap::Args)]
pub struct Instruction {
    /// The instruction
    #[arg(value_name = "ID", value_parser = words::instruction)]
    id: InstructionId,
    /// What became of it: settled, failed or returned
    #[arg(value_name = "OUTCOME", value_parser = words::outcome)]
    outcome: Outcome,
    /// The directory
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

impl Instruction {
    /// Says it, and what the instruction is then.
    ///
    /// # Errors
    /// When the directory is live or a server has it, and when that cannot have become of the instruction.
    pub fn run(&self) -> Result<(), Failure> {
        let world = World::parse(Directory::view(&self.data)?.description())?;
        if world.mode == Mode::Live {
            return Err(Failure::SandboxOnly(self.data.clone()));
        }
        let sequencer = match Sequencer::open(&self.data, Options::default()) {
            Err(OpenError::Store(store::Error::InUse { path })) => return Err(Failure::InstructionInUse(path)),
            opened => opened?,
        };
        let command = Command::ConfirmInstruction(Confirm { instruction: self.id, outcome: self.outcome });
        let request = Request { key: None, command, intent: Intent::Do };
        let said = sequencer.handle().send_blocking(Submission { request, shard: self.id.shard(), at: None });
        sequencer.close().map_err(Failure::Stopped)?;
        let reply = said.map_err(Failure::Refused)?;
        let before = if reply.source == Source::Already { ", as was said before" } else { "" };
        say::line(&format!("{} is {}{before}.", self.id, self.outcome.status().name()))
    }
}
