//! A journal that fails on demand.

use std::collections::VecDeque;
use std::io;

use store::{Error, Journal, Row, Tip, Verdict};

/// What happens to one append.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// Nothing.
    None,
    /// The connection is lost before the commit reaches the journal.
    LostBeforeCommit,
    /// The journal commits, and the connection is lost before it can say so.
    LostAfterCommit,
    /// The journal says that it is locked.
    Busy,
}

/// A journal with faults in store, one for each append; when they have run out, the last one stays.
pub struct Faulty<J> {
    /// The journal behind.
    pub journal: J,
    /// How many appends reached this one.
    pub appends: u32,
    faults: VecDeque<Fault>,
}

impl<J: Journal> Faulty<J> {
    /// A journal with these faults.
    pub fn new(journal: J, faults: &[Fault]) -> Self {
        Self { journal, appends: 0, faults: faults.iter().copied().collect() }
    }

    fn fault(&mut self) -> Fault {
        let fault = self.faults.front().copied().unwrap_or(Fault::None);
        if self.faults.len() > 1 {
            self.faults.pop_front();
        }
        fault
    }
}

impl<J: Journal> Journal for Faulty<J> {
    fn append(&mut self, rows: &[Row]) -> Result<Vec<Verdict>, Error> {
        self.appends += 1;
        match self.fault() {
            Fault::None => self.journal.append(rows),
            Fault::LostBeforeCommit => Err(lost()),
            Fault::LostAfterCommit => self.journal.append(rows).and_then(|_| Err(lost())),
            Fault::Busy => Err(Error::Busy { path: "faulty".into() }),
        }
    }

    fn tip(&mut self, shard: u16) -> Result<Option<Tip>, Error> {
        self.journal.tip(shard)
    }

    fn read(&mut self, shard: u16, from: u64, limit: usize) -> Result<Vec<Row>, Error> {
        self.journal.read(shard, from, limit)
    }

    fn shards(&mut self) -> Result<Vec<u16>, Error> {
        self.journal.shards()
    }
}

fn lost() -> Error {
    Error::Unknown { path: "faulty".into(), source: Box::new(io::Error::other("connection lost at COMMIT")) }
}
