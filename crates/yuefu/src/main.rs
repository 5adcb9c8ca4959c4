//! `yuefu`: makes, serves, checks, copies and restores data directories, from the command line.
//!
//! A file for each command: what it takes, and what it does. Whatever goes wrong is a [`failure::Failure`]: one sentence
//! on stderr that says what to do, and an exit code that is not 0.

mod limits;
mod failure;
mod say;
mod words;
mod fresh;
mod init;
mod serve;
mod replay;
mod verify;
mod backup;
mod restore;
mod tables;
mod terms;
mod explain;
mod export;
mod law;
mod keys;
mod clock;
mod instruction;
mod openapi;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use failure::Failure;

/// What one thread allocates for an answer another one frees; the system's allocator makes them wait for each other.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The variable that says what is logged, such as `debug` or `sequencer=info`.
const LOG: &str = "YUEFU_LOG";

/// Yuefu: buy now, pay once a month.
///
/// Everything is kept in one data directory. `yuefu serve --data DIR` makes a sandbox there when there is none, and
/// serves its API.
#[derive(Parser)]
#[command(name = "yuefu", version, max_term_width = 100)]
struct Yuefu {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Init),
    Serve(serve::Serve),
    Replay(replay::Replay),
    Verify(verify::Verify),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Tables(tables::Tables),
    Terms(terms::Terms),
    Explain(explain::Explain),
    Export(export::Export),
    Law(law::Law),
    Keys(keys::Keys),
    Clock(clock::Clock),
    Instruction(instruction::Instruction),
    Openapi(openapi::Openapi),
}

fn main() -> ExitCode {
    let command = Yuefu::parse().command;
    let filter = EnvFilter::try_from_env(LOG).unwrap_or_else(|_| EnvFilter::new("warn"));
    let is_for_people = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(is_for_people).with_writer(std::io::stderr).init();
    match command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("yuefu: {failure}");
            ExitCode::FAILURE
        }
    }
}

impl Command {
    fn run(&self) -> Result<(), Failure> {
        match self {
            Command::Init(init) => init.run(),
            Command::Serve(serve) => serve.run(),
            Command::Replay(replay) => replay.run(),
            Command::Verify(verify) => verify.run(),
            Command::Backup(backup) => backup.run(),
            Command::Restore(restore) => restore.run(),
            Command::Tables(tables) => tables.run(),
            Command::Terms(terms) => terms.run(),
            Command::Explain(explain) => explain.run(),
            Command::Export(export) => export.run(),
            Command::Law(law) => law.run(),
            Command::Keys(keys) => keys.run(),
            Command::Clock(clock) => clock.run(),
            Command::Instruction(instruction) => instruction.run(),
            Command::Openapi(openapi) => openapi.run(),
        }
    }
}
