//! The simulator: whole worlds of clients, clocks, crashes and failing disks, drawn from one seed, around the very code that
//! serves.
//!
//! It takes the steps of [`sequencer::stages`] one by one, on one thread and on stores in memory. An [`auditor`] follows the
//! journal and works out, in its own simpler way, what must have happened.

pub mod limits;
pub mod dice;
pub mod disk;
pub mod auditor;
pub mod ask;
pub mod setting;
pub mod coverage;
pub mod run;
pub mod draw;
pub mod play;
pub mod shrink;
pub mod tell;
