//! Steps: all that can happen to a world, each drawn before it is taken, so that a list of them can be taken again.

use crate::ask::{Sent, Who};
use crate::disk::Fate;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The sequencer takes a turn.
    Turn {
        /// What clients send.
        said: Vec<Said>,
        /// What the watch says, in microseconds.
        watch: i64,
    },
    /// The sandbox clock is moved, and every account with it.
    Move {
        /// Where to.
        to: i64,
        /// Turns until the process dies on the way, if it does.
        turns: Option<u32>,
    },
    /// The next batch goes to the journal.
    Commit(Fate),
    /// The next flush goes to the tables.
    Flush(Fate),
    /// The last flush is sent once more.
    FlushAgain,
    /// The mark is synced.
    SyncMark,
    /// The process dies and is started again.
    Crash(Crash),
    /// The old owner wakes up and goes on.
    Zombie(Vec<Said>),
    /// Everything is checked.
    Check,
}

/// What a client sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A command.
    Ask(Sent),
    /// A look at an account.
    Look(Who),
}

/// How a process dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crash {
    /// Between two steps.
    Killed,
    /// After its next batch was written, before anybody was told.
    Written,
    /// With the power: what was not synced is gone.
    Power,
    /// With the power, on a disk that lied: it loses this many rows at the end of a shard that were told to be committed.
    Lying {
        /// The shard.
        shard: u16,
        /// How many rows.
        rows: usize,
    },
    /// It only sleeps, and comes back when another has taken over.
    Asleep,
}
