//! The stores of a simulated world, in memory: they keep what the real ones keep, and fail when they are told to.

mod journal;
mod mark;
mod tables;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use store::{At, Entry, Flush, Key, Marked, Row};

pub use journal::MemoryJournal;
pub use mark::MemoryMark;
pub use tables::MemoryTables;

/// What becomes of the next write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// It is done.
    #[default]
    Fine,
    /// It fails so many times, nothing is written, and the writer is told so.
    Fails(u32),
    /// Nothing is written, and the writer is told so many times that it is not known; then it goes well.
    LostThenFine(u32),
    /// It is written, and the writer is told so many times that it is not known.
    DoneUnknown(u32),
    /// It is written, the writer is told that it is not known, and then that the disk fails.
    DoneThenFails,
}

/// What lies on the disk of a world. What is in here has survived.
#[derive(Default)]
pub struct Disk {
    /// The rows of each shard.
    pub rows: BTreeMap<u16, Vec<Row>>,
    /// How many rows of each shard the journal has told to be committed.
    pub told: BTreeMap<u16, u64>,
    /// The mark as it was set, and as it was synced.
    pub marks: BTreeMap<u16, Marked>,
    /// See [`Disk::marks`].
    pub synced: BTreeMap<u16, Marked>,
    /// The objects of the tables, by shard and table.
    pub objects: BTreeMap<(u16, usize), BTreeMap<Key, Vec<u8>>>,
    /// The rows the tables stand at.
    pub at: BTreeMap<u16, At>,
    /// Entries of histories written, by shard.
    pub told_of: BTreeMap<u16, Vec<Entry>>,
    /// What was flushed last.
    pub last: Vec<Flush>,
    /// What becomes of the next append.
    pub append: Fate,
    /// What becomes of the next flush.
    pub flush: Fate,
    /// What the stores found wrong with what they were asked to do.
    pub wrong: Option<String>,
    /// Microseconds waited for unknown outcomes.
    pub waited: u64,
}

/// A disk that its stores share.
#[derive(Clone, Default)]
pub struct Platter(Arc<Mutex<Disk>>);

impl Platter {
    /// What lies on it.
    pub fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Disk {
    /// Notes what is wrong; the first stays.
    fn blame(&mut self, wrong: String) {
        self.wrong.get_or_insert(wrong);
    }

    /// Loses what a power cut loses: marks that were not synced.
    pub fn cut_power(&mut self) {
        self.marks.clone_from(&self.synced);
    }

    /// Loses `count` rows at the end of a shard, told to be committed or not; gives them back.
    pub fn tear(&mut self, shard: u16, count: usize) -> Vec<Row> {
        let rows = self.rows.entry(shard).or_default();
        rows.split_off(rows.len().saturating_sub(count))
    }
}

fn failure(doing: &'static str) -> store::Error {
    store::Error::Io { doing, path: "memory".into(), source: std::io::Error::other("the disk fails") }
}

fn unknown() -> store::Error {
    store::Error::Unknown { path: "memory".into(), source: "the answer was lost".into() }
}
