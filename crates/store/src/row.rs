//! A row of the journal: one batch of one shard.

use crate::{Error, Hash};

/// What a row's hash is for; another purpose, or another set of fields, takes another text.
const HASH_CONTEXT: &str = "yuefu 2026 journal row 1";

/// One batch of one shard, as it stands in the journal.
///
/// The fields are open because a row read from a damaged file can hold anything: [`Row::check`] says whether it may be
/// believed. A row to be written comes from [`Row::sealed`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The shard whose history this is a part of.
    pub shard: u16,
    /// Its place in that history; the first is 0 and none is left out.
    pub seq: u64,
    /// The tenure of the shard's owner that wrote it; never falls.
    pub epoch: u64,
    /// When the batch was stamped, in microseconds since 1970; never falls.
    pub time: i64,
    /// Records in the payload.
    pub count: u32,
    /// The hash of the row before, or [`Hash::NONE`] for the first.
    pub previous: Hash,
    /// The hash of every other field.
    pub hash: Hash,
    /// The records, encoded and compressed by the caller.
    pub payload: Vec<u8>,
}

/// The last row of a shard, without its payload: what the next row is chained to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tip {
    /// Its place.
    pub seq: u64,
    /// Its hash, the `previous` of the next row.
    pub hash: Hash,
    /// The epoch it was written under.
    pub epoch: u64,
    /// When it was stamped, in microseconds since 1970.
    pub time: i64,
}

impl Row {
    /// A row whose hash covers everything else in it.
    pub fn sealed(shard: u16, seq: u64, epoch: u64, time: i64, count: u32, previous: Hash, payload: Vec<u8>) -> Self {
        let mut row = Self { shard, seq, epoch, time, count, previous, hash: Hash::NONE, payload };
        row.hash = row.computed_hash();
        row
    }

    /// Whether the hash still is that of the content.
    pub fn is_intact(&self) -> bool {
        self.hash == self.computed_hash()
    }

    /// Checks that the row is intact and continues the chain after `before` (none for the first row).
    ///
    /// # Errors
    /// [`Error::Damaged`], naming the row and what is wrong with it.
    pub fn check(&self, before: Option<&Tip>) -> Result<(), Error> {
        let next_seq = before.map_or(0, |tip| tip.seq.saturating_add(1));
        let previous = before.map_or(Hash::NONE, |tip| tip.hash);
        if self.seq != next_seq {
            return self.damaged("rows before it are missing");
        }
        if !self.is_intact() {
            return self.damaged("its hash is not the hash of its content");
        }
        if self.previous != previous {
            return self.damaged("it does not continue the row before it");
        }
        if before.is_some_and(|tip| self.epoch < tip.epoch) {
            return self.damaged("its epoch is lower than the epoch of the row before it");
        }
        if before.is_some_and(|tip| self.time < tip.time) {
            return self.damaged("its time is before the time of the row before it");
        }
        Ok(())
    }

    /// This row as the tip of its shard.
    pub fn tip(&self) -> Tip {
        Tip { seq: self.seq, hash: self.hash, epoch: self.epoch, time: self.time }
    }

    /// All but the payload has a fixed width and the payload comes last, so no two rows share an encoding.
    fn computed_hash(&self) -> Hash {
        let mut hasher = blake3::Hasher::new_derive_key(HASH_CONTEXT);
        hasher.update(&self.shard.to_le_bytes());
        hasher.update(&self.seq.to_le_bytes());
        hasher.update(&self.epoch.to_le_bytes());
        hasher.update(&self.time.to_le_bytes());
        hasher.update(&self.count.to_le_bytes());
        hasher.update(self.previous.as_bytes());
        hasher.update(&self.payload);
        Hash::new(*hasher.finalize().as_bytes())
    }

    fn damaged(&self, what: &'static str) -> Result<(), Error> {
        Err(Error::Damaged { shard: self.shard, seq: self.seq, what })
    }
}
