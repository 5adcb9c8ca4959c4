//! Why a command failed: always one sentence that says what to do.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use api::access::AccessError;
use engine::id::MerchantId;
use engine::terms::Flaw;
use sequencer::open::OpenError;
use sequencer::restore::AcceptError;
use sequencer::verify::Fault;
use sequencer::world::WorldError;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The files of a data directory.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Its description.
    #[error(transparent)]
    World(#[from] WorldError),
    /// Making or opening it.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Verifying it.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Its API keys.
    #[error("{}{}", .0, advice(.0))]
    Access(#[from] AccessError),
    /// A document that cannot be read.
    #[error("{} cannot be read: {why}", file.display())]
    Document {
        /// Its file.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Terms that cannot be.
    #[error("{} cannot be active: {}", file.display(), listed(flaws))]
    Flawed {
        /// Their file.
        file: PathBuf,
        /// Everything that is wrong with them.
        flaws: Vec<Flaw>,
    },
    /// Accepting what a restore loses.
    #[error(transparent)]
    Accept(#[from] AcceptError),
    /// The sequencer stopped by itself.
    #[error("the server has stopped: {0}")]
    Stopped(String),
    /// The sequencer refused.
    #[error("{0}")]
    Refused(sequencer::Refusal),
    /// A directory that a server has.
    #[error("{} is being served; ask the server by GET /v1/explanations/ID, or stop it first", .0.display())]
    ExplainInUse(PathBuf),
    /// A directory that a server has.
    #[error("{} is being served; ask the server by GET /v1/accounts/ID/export, or stop it first", .0.display())]
    ExportInUse(PathBuf),
    /// An id of nothing, or of something without such a figure.
    #[error("{0} names nothing that has such a figure; give the id of an account, statement, plan, order or merchant")]
    NothingToExplain(String),
    /// A clock that a server has.
    #[error("{} is being served; move its clock by POST /v1/clock, or stop the server first", .0.display())]
    ClockInUse(PathBuf),
    /// What is only in a sandbox.
    #[error("{} is live, and this is only in a sandbox (sandbox_only); give --data a sandbox", .0.display())]
    SandboxOnly(PathBuf),
    /// An instruction in a directory that a server has.
    #[error("{} is being served; say it by POST /v1/instructions/ID/outcomes, or stop the server first", .0.display())]
    InstructionInUse(PathBuf),
    /// A clock that does not go there.
    #[error("the clock cannot be moved there: {why}; see what it says by `yuefu clock --data {}`", data.display())]
    Clock {
        /// The directory.
        data: PathBuf,
        /// Why.
        why: &'static str,
    },
    /// No socket to serve on.
    #[error("cannot listen on {address}: {source}; stop what listens there, or give --listen another address")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The socket failed while being served.
    #[error("the server cannot go on: {0}; start it again")]
    Serving(io::Error),
    /// No threads for the server.
    #[error("no threads can be started: {0}; raise this user's limits, or free some memory")]
    Runtime(io::Error),
    /// The figures of the process cannot be recorded.
    #[error("{0}; please report this")]
    Figures(String),
    /// Nothing can be said.
    #[error("stdout cannot be written: {0}; send it somewhere else")]
    Stdout(io::Error),
    /// A key for a merchant that is not there.
    #[error("there is no merchant {0} here; register it by POST /v1/merchants, or look at its id again")]
    NoMerchant(MerchantId),
    /// A role and a merchant that do not go together.
    #[error(
        "a merchant's key takes --merchant, one of the staff does not; give --role merchant, or leave --merchant out"
    )]
    RoleAndMerchant,
    /// What cannot be restored, or not yet.
    #[error(transparent)]
    Restore(#[from] crate::restore::Refusal),
    /// A replay whose directory does not verify.
    #[error("what was played does not verify, as the page says; please report it with that page")]
    Unsound,
    /// A replay that cannot go on.
    #[error(transparent)]
    Replay(#[from] replay::ReplayError),
}

/// What to do about the API keys, where their own sentence does not say so.
fn advice(error: &AccessError) -> &'static str {
    match error {
        AccessError::Unusable { .. } => {
            "; see that there is space, that the disk is well and that this user may use it"
        }
        AccessError::LabelTooLong => "; give a shorter --label",
        AccessError::KeyReused => "; take another one",
        AccessError::Foreign(_) | AccessError::Newer(_) => "",
    }
}

/// Flaws, one after the other.
fn listed(flaws: &[Flaw]) -> String {
    flaws.iter().map(Flaw::to_string).collect::<Vec<_>>().join(" ")
}
