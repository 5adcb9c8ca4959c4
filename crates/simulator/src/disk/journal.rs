//! The journal in memory.

use store::{Error, Journal, Row, Tip, Verdict};

use super::{Disk, Fate, Platter, failure, unknown};

/// A journal on a [`Platter`].
pub struct MemoryJournal(pub Platter);

impl Journal for MemoryJournal {
    fn append(&mut self, rows: &[Row]) -> Result<Vec<Verdict>, Error> {
        let mut disk = self.0.disk();
        match std::mem::take(&mut disk.append) {
            Fate::Fine | Fate::Fails(0) | Fate::LostThenFine(0) | Fate::DoneUnknown(0) => disk.append(rows),
            Fate::Fails(times) => {
                disk.append = Fate::Fails(times - 1);
                Err(failure("write"))
            }
            Fate::LostThenFine(times) => {
                disk.append = Fate::LostThenFine(times - 1);
                Err(unknown())
            }
            Fate::DoneUnknown(times) => {
                disk.write(rows)?;
                disk.append = Fate::DoneUnknown(times - 1);
                Err(unknown())
            }
            Fate::DoneThenFails => {
                disk.write(rows)?;
                disk.append = Fate::Fails(store::limits::SETTLE_TRIES_MAX);
                Err(unknown())
            }
        }
    }

    fn tip(&mut self, shard: u16) -> Result<Option<Tip>, Error> {
        Ok(self.0.disk().rows.get(&shard).and_then(|rows| rows.last()).map(Row::tip))
    }

    fn read(&mut self, shard: u16, from: u64, limit: usize) -> Result<Vec<Row>, Error> {
        let disk = self.0.disk();
        let rows = disk.rows.get(&shard).map_or(&[][..], Vec::as_slice);
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(rows.len());
        Ok(rows[from..rows.len().min(from.saturating_add(limit))].to_vec())
    }

    fn shards(&mut self) -> Result<Vec<u16>, Error> {
        Ok(self.0.disk().rows.iter().filter(|(_, rows)| !rows.is_empty()).map(|(shard, _)| *shard).collect())
    }
}

/// How a row fits.
enum Place {
    Free,
    Same,
    Other,
}

impl Disk {
    fn append(&mut self, rows: &[Row]) -> Result<Vec<Verdict>, Error> {
        let verdicts = self.write(rows)?;
        for (row, _) in rows.iter().zip(&verdicts).filter(|(_, verdict)| **verdict == Verdict::Committed) {
            let told = self.told.entry(row.shard).or_default();
            *told = (*told).max(row.seq + 1);
        }
        Ok(verdicts)
    }

    fn write(&mut self, rows: &[Row]) -> Result<Vec<Verdict>, Error> {
        let places = rows.iter().map(|row| self.place(row)).collect::<Result<Vec<Place>, Error>>()?;
        if places.iter().any(|place| matches!(place, Place::Other)) {
            let verdict = |place: &Place| match place {
                Place::Free => Verdict::Withheld,
                Place::Same => Verdict::Committed,
                Place::Other => Verdict::Fenced,
            };
            return Ok(places.iter().map(verdict).collect());
        }
        for (row, place) in rows.iter().zip(&places) {
            if matches!(place, Place::Free) {
                self.rows.entry(row.shard).or_default().push(row.clone());
            }
        }
        Ok(vec![Verdict::Committed; rows.len()])
    }

    fn place(&self, row: &Row) -> Result<Place, Error> {
        let rows = self.rows.get(&row.shard).map_or(&[][..], Vec::as_slice);
        let len = rows.len() as u64;
        if row.seq < len {
            let is_same = rows[row.seq as usize].hash == row.hash;
            return Ok(if is_same { Place::Same } else { Place::Other });
        }
        if row.seq > len {
            return Err(Error::Gap { shard: row.shard, seq: row.seq });
        }
        match rows.last() {
            Some(before) if before.hash != row.previous || before.epoch > row.epoch => Ok(Place::Other),
            Some(_) | None => Ok(Place::Free),
        }
    }
}
