//! The journal in a SQLite file.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::file::{self, Format, failed};
use super::values::row_limit;
use crate::{Error, Hash, Journal, Row, Tip, Verdict};

pub(crate) const FORMAT: Format = Format { application: 0x5946_0001, version: 1 };

/// A plain table with an index, not one kept in the index's own tree (WITHOUT ROWID): there each shard grows at its own
/// place, and every page so touched goes to the log. For a commit of 4 shards with 18,000 bytes each, that is 131 kB of
/// log against 98 kB here, and 1.3 ms against 1.0 (`cargo run -p store --example measure`).
const SCHEMA: &str = "CREATE TABLE journal(
    shard INTEGER NOT NULL, seq INTEGER NOT NULL, epoch INTEGER NOT NULL, time INTEGER NOT NULL, count INTEGER NOT NULL,
    previous BLOB NOT NULL, hash BLOB NOT NULL, payload BLOB NOT NULL, PRIMARY KEY(shard, seq)) STRICT";

/// The journal of all shards in one SQLite file; whoever commits, commits for every shard at once.
#[derive(Debug)]
pub struct SqliteJournal {
    path: PathBuf,
    /// Which file `path` named when it was opened.
    file: Option<Identity>,
    /// Whether a row was added. Until then it is closed as it was found, log and all: a log that lost a part is evidence.
    is_written: bool,
    connection: Connection,
}

/// What tells a file from every other: its device and its number there.
type Identity = (u64, u64);

/// What was found where a row was to go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Free,
    TakenBySame,
    TakenByOther,
}

impl SqliteJournal {
    /// Opens the journal, or makes an empty one if there is none ([`crate::guard()`] finds out if there should have been).
    ///
    /// # Errors
    /// [`Error::Foreign`] or [`Error::Newer`] for a file of somebody else or of a later release.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let connection = file::open(path, &FORMAT, |transaction| transaction.execute_batch(SCHEMA))?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(failed(path))?;
        Ok(Self { path: path.to_path_buf(), file: identity(path), is_written: false, connection })
    }

    /// Opens the journal to be read, also beside a server that is writing it.
    ///
    /// # Errors
    /// [`Error::Missing`] if there is none, else those of [`SqliteJournal::open`].
    pub fn open_read_only(path: &Path) -> Result<Self, Error> {
        let connection = file::open_read_only(path, &FORMAT)?;
        Ok(Self { path: path.to_path_buf(), file: identity(path), is_written: false, connection })
    }

    /// Lets the file grow to this many pages (of 4096 bytes) while it is open, and then behave as on a full disk.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn limit_pages(&mut self, pages: u32) -> Result<(), Error> {
        self.connection.pragma_update(None, "max_page_count", pages).map_err(failed(&self.path))
    }

    /// From the first row on, closing copies the log into the file and removes it.
    fn tidy_on_close(&mut self) -> Result<(), Error> {
        if !self.is_written {
            let set = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false);
            set.map_err(failed(&self.path))?;
            self.is_written = true;
        }
        Ok(())
    }

    /// Checks that the file is still in its place. After a commit it says that the rows are in whatever is copied from there
    /// later on; before it, it would say nothing about a process that slept in between.
    fn check_place(&self) -> Result<(), Error> {
        match identity(&self.path) == self.file {
            true => Ok(()),
            false => Err(Error::Moved { path: self.path.clone() }),
        }
    }
}

fn identity(path: &Path) -> Option<Identity> {
    fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

impl Journal for SqliteJournal {
    fn append(&mut self, rows: &[Row]) -> Result<Vec<Verdict>, Error> {
        let transaction = file::begin(&self.path, &mut self.connection)?;
        let mut places = Vec::with_capacity(rows.len());
        for row in rows {
            let place = place(&transaction, row).map_err(failed(&self.path))?;
            places.push(place.ok_or(Error::Gap { shard: row.shard, seq: row.seq })?);
        }
        if places.contains(&Place::TakenByOther) {
            transaction.rollback().map_err(failed(&self.path))?;
            return Ok(places.into_iter().map(verdict_when_fenced).collect());
        }
        file::commit(&self.path, transaction)?;
        self.tidy_on_close()?;
        self.check_place()?;
        Ok(vec![Verdict::Committed; rows.len()])
    }

    fn tip(&mut self, shard: u16) -> Result<Option<Tip>, Error> {
        tip(&self.connection, shard).map_err(failed(&self.path))
    }

    fn read(&mut self, shard: u16, from: u64, limit: usize) -> Result<Vec<Row>, Error> {
        // One snapshot, so that nobody writes between the last row read and the look at what the last row is.
        let snapshot = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred);
        let snapshot = snapshot.map_err(failed(&self.path))?;
        let rows = rows(&self.path, &snapshot, shard, from, limit)?;
        let next = rows.last().map_or(from, |row| row.seq + 1);
        let tip = tip(&snapshot, shard).map_err(failed(&self.path))?;
        // A damaged index can hide every row after one of them, to whoever walks along it.
        if rows.len() < limit && tip.is_some_and(|tip| tip.seq >= next) {
            return Err(Error::Damaged { shard, seq: next, what: "it is missing, though later rows stand" });
        }
        Ok(rows)
    }

    fn shards(&mut self) -> Result<Vec<u16>, Error> {
        // A step per shard; `SELECT DISTINCT` would walk the whole index.
        let sql = "WITH RECURSIVE found(shard) AS (SELECT min(shard) FROM journal UNION ALL
            SELECT (SELECT min(shard) FROM journal WHERE shard > found.shard) FROM found WHERE shard IS NOT NULL)
            SELECT shard FROM found WHERE shard IS NOT NULL";
        let shards = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let shards = statement.query_map([], |row| row.get(0))?;
            shards.collect()
        });
        shards.map_err(failed(&self.path))
    }
}

fn tip(connection: &Connection, shard: u16) -> rusqlite::Result<Option<Tip>> {
    let sql = "SELECT seq, hash, epoch, time FROM journal WHERE shard = ? ORDER BY seq DESC LIMIT 1";
    let tip =
        |row: &rusqlite::Row| Ok(Tip { seq: row.get(0)?, hash: row.get(1)?, epoch: row.get(2)?, time: row.get(3)? });
    connection.prepare_cached(sql)?.query_row([shard], tip).optional()
}

fn rows(path: &Path, connection: &Connection, shard: u16, from: u64, limit: usize) -> Result<Vec<Row>, Error> {
    let sql = "SELECT seq, epoch, time, count, previous, hash, payload FROM journal
        WHERE shard = ? AND seq >= ? ORDER BY seq LIMIT ?";
    let mut statement = connection.prepare_cached(sql).map_err(failed(path))?;
    let mut found = statement.query(params![shard, from, row_limit(limit)]).map_err(failed(path))?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(row) = found.next().map_err(failed(path))? {
        let seq = rows.last().map_or(from, |row| row.seq + 1);
        let what = "it cannot be read as a row";
        rows.push(decode(shard, row).map_err(|_| Error::Damaged { shard, seq, what })?);
    }
    Ok(rows)
}

/// Writes a row unless its place is taken; none if the row before it is missing.
fn place(transaction: &Transaction, row: &Row) -> rusqlite::Result<Option<Place>> {
    let sql = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    let values = params![row.shard, row.seq, row.epoch, row.time, row.count, row.previous, row.hash, row.payload];
    let written = transaction.prepare_cached(sql)?.execute(values)?;
    if written == 0 {
        let standing = standing(transaction, row.shard, row.seq)?;
        let is_same = standing.is_some_and(|(hash, _)| hash == row.hash);
        return Ok(Some(if is_same { Place::TakenBySame } else { Place::TakenByOther }));
    }
    let Some(seq_before) = row.seq.checked_sub(1) else {
        return Ok(Some(Place::Free));
    };
    // The key alone would let an old owner write on after a new owner's rows, had it counted them without reading them.
    let before = standing(transaction, row.shard, seq_before)?;
    Ok(before.map(|(hash, epoch)| match hash == row.previous && epoch <= row.epoch {
        true => Place::Free,
        false => Place::TakenByOther,
    }))
}

fn standing(transaction: &Transaction, shard: u16, seq: u64) -> rusqlite::Result<Option<(Hash, u64)>> {
    let sql = "SELECT hash, epoch FROM journal WHERE shard = ? AND seq = ?";
    let mut statement = transaction.prepare_cached(sql)?;
    statement.query_row(params![shard, seq], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

fn verdict_when_fenced(place: Place) -> Verdict {
    match place {
        Place::Free => Verdict::Withheld,
        Place::TakenBySame => Verdict::Committed,
        Place::TakenByOther => Verdict::Fenced,
    }
}

fn decode(shard: u16, row: &rusqlite::Row) -> rusqlite::Result<Row> {
    Ok(Row {
        shard,
        seq: row.get(0)?,
        epoch: row.get(1)?,
        time: row.get(2)?,
        count: row.get(3)?,
        previous: row.get(4)?,
        hash: row.get(5)?,
        payload: row.get(6)?,
    })
}
