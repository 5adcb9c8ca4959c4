//! What goes to the sequencer and what comes back.

use calendar::{Instant, Stamp};
use engine::id::Shard;
use engine::turn::Request;
use engine::{Event, Rejection};

/// A request on its way to a shard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// What is asked.
    pub request: Request,
    /// The shard for a command that names nothing yet; ignored for one that does.
    pub shard: Shard,
    /// When it happens. Only a sandbox may say so, and never earlier than it stands; left out, it is now.
    pub at: Option<Instant>,
}

/// Where an answer comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It has just happened.
    Fresh,
    /// It happened before, under the same key.
    Repeated,
    /// Nothing had to happen: what was asked for is so already.
    Already,
    /// It would happen.
    DryRun,
}

/// The answer to a command that was accepted: what happened, from which the answer is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The shard.
    pub shard: Shard,
    /// When it happened.
    pub stamp: Stamp,
    /// What happened.
    pub events: Vec<Event>,
    /// Whether it happened now.
    pub source: Source,
}

/// Why there is no answer of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The business says no.
    #[error("{0}")]
    Rejected(Rejection),
    /// The queue is full: nothing has happened, try again in a second.
    #[error("too much is waiting; try again in a second")]
    Busy,
    /// The sequencer is stopping or has stopped; with the same key it is safe to try again.
    #[error("the sequencer is stopping: {0}; try again with the same key")]
    Stopped(String),
    /// The id names a shard that is not here.
    #[error("there is no shard {}", .0.0)]
    NoShard(Shard),
    /// A time was given to a live directory, or one before the present.
    #[error("the time may not be set to that: {0}")]
    Time(&'static str),
    /// The tables did not catch up in time.
    #[error("the tables are not at the journal's end yet; try again")]
    Behind,
    /// A mistake in the program: this request was dropped, and nothing of it happened.
    #[error("this request hit a mistake in the program and was dropped; please report it")]
    Bug,
}

impl From<Rejection> for Refusal {
    fn from(rejection: Rejection) -> Refusal {
        Refusal::Rejected(rejection)
    }
}
