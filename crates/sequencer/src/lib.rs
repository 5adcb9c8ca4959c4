//! The sequencer: one turn after the other, for every shard of this process.
//!
//! A [`Sequencer`] owns a data directory. Callers reach it through its [`Handle`]: they send commands and ask questions,
//! and are answered only after what they saw is in the journal. Behind it three [`stages`] hand work on in one direction,
//! a thread each: turns (decide, in memory) → commits (the journal) → flushes (the tables).

pub mod limits;
pub mod world;
pub mod clock;
pub mod message;
pub mod row;
pub mod shapes;
pub mod fold;
mod shard;
mod status;
mod queue;
pub mod turns;
mod commits;
mod flushes;
pub mod history;
mod dirty;
pub mod stages;
mod threads;
pub mod handle;
mod explanations;
mod exports;
pub mod open;
pub mod verify;
pub mod restore;

pub use clock::Zone;
pub use explanations::Wanted;
pub use exports::Export;
pub use handle::Handle;
pub use history::{Entry, Lines};
pub use message::{Refusal, Reply, Source, Submission};
pub use open::{Audit, Options, Sequencer, init};
pub use world::{Mode, World};
