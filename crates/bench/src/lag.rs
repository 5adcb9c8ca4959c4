//! How far the tables are behind the journal, seen from outside, in the files.

use std::path::Path;
use std::time::{Duration, Instant};

use sequencer::shapes::SHAPES;
use store::{Directory, Journal, SqliteJournal, SqliteTables, Tables};

use crate::failure::Failure;
use crate::scale::SHARDS;

/// How often the files are looked at while waiting.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How long the tables may take to catch up.
const PATIENCE: Duration = Duration::from_secs(900);

/// Looks at the files of a data directory that is being served.
pub struct Lag {
    journal: SqliteJournal,
    tables: SqliteTables,
}

impl Lag {
    /// Opens the files to be read.
    ///
    /// # Errors
    /// When they are not there.
    pub fn open(data: &Path) -> Result<Lag, Failure> {
        let directory = Directory::view(data)?;
        let journal = SqliteJournal::open_read_only(&directory.journal())?;
        Ok(Lag { journal, tables: SqliteTables::open_read_only(&directory.tables(), &SHAPES)? })
    }

    /// Seconds from the row that the tables stand at to the last row, in the shard where that is most.
    ///
    /// # Errors
    /// When the files cannot be read.
    pub fn seconds(&mut self) -> Result<f64, Failure> {
        let mut most = 0_i64;
        for shard in 0..SHARDS {
            let (tip, at) = (self.journal.tip(shard)?, self.tables.at(shard)?);
            let at = at.map_or(0, |at| at.seq);
            let Some(tip) = tip.filter(|tip| tip.seq > at) else { continue };
            let next = self.journal.read(shard, at + 1, 1)?;
            most = most.max(next.first().map_or(0, |row| tip.time - row.time).max(1));
        }
        Ok(most as f64 / 1e6)
    }

    /// Waits until the tables hold everything; how many seconds that took.
    ///
    /// # Errors
    /// When they do not get there.
    pub fn drain(&mut self) -> Result<f64, Failure> {
        let began = Instant::now();
        while self.seconds()? > 0.0 {
            if began.elapsed() > PATIENCE {
                return Err(Failure::Server("the tables do not catch up with the journal".into()));
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(began.elapsed().as_secs_f64())
    }
}
