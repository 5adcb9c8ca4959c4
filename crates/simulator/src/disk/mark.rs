//! The high-water mark in memory.

use store::{Error, Hash, Marked, Marks};

use super::Platter;

/// A mark on a [`Platter`].
pub struct MemoryMark(pub Platter);

impl Marks for MemoryMark {
    fn set(&self, shard: u16, seq: u64, hash: Hash) -> Result<(), Error> {
        let mut disk = self.0.disk();
        if disk.told.get(&shard).copied().unwrap_or_default() <= seq {
            disk.blame(format!("the mark of shard {shard} was set to row {seq}, which was not told to be committed"));
        }
        disk.marks.insert(shard, Marked { seq, hash });
        Ok(())
    }

    fn get(&self, shard: u16) -> Option<Marked> {
        self.0.disk().marks.get(&shard).copied()
    }

    fn sync(&self) -> Result<(), Error> {
        let mut disk = self.0.disk();
        disk.synced = disk.marks.clone();
        Ok(())
    }
}
