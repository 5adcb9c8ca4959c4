//! Why something could not be measured.

use std::io;
use std::path::PathBuf;

/// Why something could not be measured, with what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The system said no.
    #[error("cannot {doing}: {source}")]
    System {
        /// What was being done.
        doing: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program that is measured is not there.
    #[error("{} is not there; build it: cargo build --release -p yuefu -p bench", .0.display())]
    NotBuilt(PathBuf),
    /// A page without the marks between which figures stand.
    #[error("{} has no place for figures; put back the marks that stood around them", .0.display())]
    NoPlace(PathBuf),
    /// A program that is measured did not come up, or went away.
    #[error("{0}")]
    Server(String),
    /// An answer that is no answer to what was asked.
    #[error("a request was answered with {0}; a figure over refusals would be worth nothing")]
    Answer(String),
    /// The files of a data directory.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A data directory.
    #[error(transparent)]
    Open(#[from] sequencer::open::OpenError),
    /// A command that had to be accepted was refused.
    #[error("a command was refused: {0}")]
    Refused(#[from] sequencer::Refusal),
    /// The API keys of a data directory.
    #[error(transparent)]
    Access(#[from] api::access::AccessError),
    /// PostgreSQL, or one of its programs.
    #[error("PostgreSQL: {0}")]
    Postgres(String),
}

/// Says what was being done when the system said no.
pub fn doing(what: impl Into<String>) -> impl FnOnce(io::Error) -> Failure {
    let doing = what.into();
    move |source| Failure::System { doing, source }
}
