//! The tables in memory.

use std::ops::ControlFlow;

use store::{At, Error, Flush, Key, Tables, Value};

use super::{Disk, Fate, Platter, failure, unknown};

/// Tables on a [`Platter`].
pub struct MemoryTables(pub Platter);

impl Tables for MemoryTables {
    fn at(&mut self, shard: u16) -> Result<Option<At>, Error> {
        Ok(self.0.disk().at.get(&shard).copied())
    }

    fn flush(&mut self, flushes: &[Flush]) -> Result<(), Error> {
        let mut disk = self.0.disk();
        match std::mem::take(&mut disk.flush) {
            Fate::Fine => disk.flush(flushes),
            Fate::Fails(_) | Fate::LostThenFine(_) => Err(failure("write")),
            Fate::DoneUnknown(_) | Fate::DoneThenFails => disk.flush(flushes).and(Err(unknown())),
        }
    }

    fn load(
        &mut self,
        shard: u16,
        table: usize,
        each: &mut dyn FnMut(Key, &[u8]) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let disk = self.0.disk();
        for (key, object) in disk.objects.get(&(shard, table)).into_iter().flatten() {
            if each(*key, object).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn object(&mut self, shard: u16, table: usize, id: Key) -> Result<Option<Vec<u8>>, Error> {
        Ok(self.0.disk().objects.get(&(shard, table)).and_then(|objects| objects.get(&id)).cloned())
    }

    /// Nothing in the sequencer looks for objects by a column.
    fn find(
        &mut self,
        _shard: u16,
        table: usize,
        _column: usize,
        _value: &Value,
        _after: Option<Key>,
        _limit: usize,
    ) -> Result<Vec<(Key, Vec<u8>)>, Error> {
        Err(Error::Misfit { table, what: "tables in memory have no columns" })
    }

    fn entries(
        &mut self,
        shard: u16,
        owner: u64,
        last: Option<u64>,
        marks: u32,
        limit: usize,
    ) -> Result<Vec<u64>, Error> {
        let disk = self.0.disk();
        let told = disk.told_of.get(&shard).into_iter().flatten().rev();
        let asked = told.filter(|entry| entry.owner == owner && entry.marks & marks != 0);
        Ok(asked.map(|entry| entry.seq).filter(|seq| last.is_none_or(|last| *seq <= last)).take(limit).collect())
    }

    fn clear(&mut self, shard: u16) -> Result<(), Error> {
        let mut disk = self.0.disk();
        disk.objects.retain(|(of, _), _| *of != shard);
        disk.at.remove(&shard);
        disk.told_of.remove(&shard);
        Ok(())
    }
}

impl Disk {
    fn flush(&mut self, flushes: &[Flush]) -> Result<(), Error> {
        for flush in flushes {
            self.compare(flush)?;
        }
        for flush in flushes {
            self.expect_durable(flush);
            self.put(flush);
        }
        self.last = flushes.to_vec();
        Ok(())
    }

    fn compare(&self, flush: &Flush) -> Result<(), Error> {
        let found = self.at.get(&flush.shard);
        if let Some(at) = found.filter(|at| at.epoch > flush.epoch) {
            return Err(Error::Fenced { shard: flush.shard, found: at.epoch, epoch: flush.epoch });
        }
        let found = found.map(|at| at.seq);
        if found != flush.from || found > Some(flush.to) {
            return Err(Error::NotAt { shard: flush.shard, found, from: flush.from });
        }
        Ok(())
    }

    /// The tables follow the journal: what they stand at was told to be committed.
    fn expect_durable(&mut self, flush: &Flush) {
        let told = self.told.get(&flush.shard).copied().unwrap_or_default();
        let row = self.rows.get(&flush.shard).and_then(|rows| rows.get(flush.to as usize));
        if flush.to >= told || row.is_none_or(|row| row.hash != flush.hash) {
            let (shard, to) = (flush.shard, flush.to);
            self.blame(format!("N8: the tables of shard {shard} were flushed to row {to}, ahead of the journal"));
        }
    }

    fn put(&mut self, flush: &Flush) {
        for (table, key) in &flush.removes {
            self.objects.entry((flush.shard, *table)).or_default().remove(key);
        }
        for put in &flush.puts {
            self.objects.entry((flush.shard, put.table)).or_default().insert(put.id, put.object.clone());
        }
        self.told_of.entry(flush.shard).or_default().extend(&flush.entries);
        self.at.insert(flush.shard, At { seq: flush.to, hash: flush.hash, epoch: flush.epoch });
    }
}
