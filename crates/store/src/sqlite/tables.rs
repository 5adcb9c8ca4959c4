//! The tables in a SQLite file of their own, so that flushing never delays a commit of the journal.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};

use super::file::{self, Format, failed};
use super::flush;
use super::schema::{self, Statements};
use super::values::row_limit;
use crate::limits::TABLES_CACHE_KIB;
use crate::{At, Error, Flush, Key, Shape, Tables, Value, disk};

pub(crate) const FORMAT: Format = Format { application: 0x5946_0002, version: 1 };

/// The tables of all shards in one SQLite file.
#[derive(Debug)]
pub struct SqliteTables {
    path: PathBuf,
    connection: Connection,
    tables: Vec<Statements>,
}

impl SqliteTables {
    /// Opens the tables, or makes empty ones if there are none.
    ///
    /// # Errors
    /// [`Error::OldShape`] if they were written with other shapes; [`Error::Foreign`], [`Error::Newer`].
    pub fn open(path: &Path, shapes: &[Shape]) -> Result<Self, Error> {
        let connection = file::open(path, &FORMAT, |transaction| schema::create(transaction, shapes))?;
        Self::checked(path, connection, shapes)
    }

    /// Opens the tables to be read, also beside a server that is writing them.
    ///
    /// # Errors
    /// [`Error::Missing`] if there are none, else those of [`SqliteTables::open`].
    pub fn open_read_only(path: &Path, shapes: &[Shape]) -> Result<Self, Error> {
        Self::checked(path, file::open_read_only(path, &FORMAT)?, shapes)
    }

    /// Throws the tables away, whatever state or shape they are in, and makes empty ones: the journal has everything. The
    /// empty ones are made first, so that where there is no space for them the old ones stay.
    ///
    /// # Errors
    /// When the files cannot be removed or made.
    pub fn rebuild(path: &Path, shapes: &[Shape]) -> Result<Self, Error> {
        let new = with_suffix(path, ".partial");
        remove(&new)?;
        Self::open(&new, shapes).and_then(Self::close).inspect_err(|_| {
            // If it cannot be removed either, the first error is the one to be told.
            let _ = remove(&new);
        })?;
        remove(path)?;
        fs::rename(&new, path).map_err(disk::failed("rename", &new))?;
        path.parent().map_or(Ok(()), disk::sync_directory)?;
        Self::open(path, shapes)
    }

    /// Lets the file grow to this many pages (of 4096 bytes) while it is open, and then behave as on a full disk.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn limit_pages(&mut self, pages: u32) -> Result<(), Error> {
        self.connection.pragma_update(None, "max_page_count", pages).map_err(failed(&self.path))
    }

    fn checked(path: &Path, connection: Connection, shapes: &[Shape]) -> Result<Self, Error> {
        let path = path.to_path_buf();
        if let Some(table) = schema::first_difference(&connection, shapes).map_err(failed(&path))? {
            return Err(Error::OldShape { path, table });
        }
        // SQLite counts KiB below zero, pages above it.
        let cache = connection.pragma_update(None, "cache_size", -i64::from(TABLES_CACHE_KIB));
        cache.map_err(failed(&path))?;
        Ok(Self { path, connection, tables: shapes.iter().map(Statements::of).collect() })
    }

    /// Closes the file with all of its log copied into it, so that it can be moved alone.
    fn close(self) -> Result<(), Error> {
        let copied = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        copied.map_err(failed(&self.path))?;
        self.connection.close().map_err(|(_, source)| failed(&self.path)(source))
    }

    fn table(&self, table: usize) -> Result<&Statements, Error> {
        self.tables.get(table).ok_or_else(|| flush::no_table(table))
    }
}

/// Removes a database. The file goes first: SQLite drops a log without a database, but not a database without its log.
fn remove(path: &Path) -> Result<(), Error> {
    for suffix in ["", "-wal", "-shm"] {
        let path = with_suffix(path, suffix);
        match fs::remove_file(&path).map_err(disk::failed("remove", &path)) {
            Ok(()) | Err(Error::Missing { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    PathBuf::from(name)
}

impl Tables for SqliteTables {
    fn at(&mut self, shard: u16) -> Result<Option<At>, Error> {
        schema::at(&self.connection, shard).map_err(failed(&self.path))
    }

    fn flush(&mut self, flushes: &[Flush]) -> Result<(), Error> {
        flushes.iter().try_for_each(|flush| flush::check(&self.tables, flush))?;
        let transaction = file::begin(&self.path, &mut self.connection)?;
        for flush in flushes {
            flush::write(&self.path, &transaction, &self.tables, flush)?;
        }
        file::commit(&self.path, transaction)
    }

    fn load(
        &mut self,
        shard: u16,
        table: usize,
        each: &mut dyn FnMut(Key, &[u8]) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        load(&self.connection, &self.table(table)?.load, shard, each).map_err(failed(&self.path))
    }

    fn object(&mut self, shard: u16, table: usize, id: Key) -> Result<Option<Vec<u8>>, Error> {
        let object = self
            .connection
            .prepare_cached(&self.table(table)?.object)
            .and_then(|mut statement| statement.query_row(params![shard, id], |row| row.get(0)).optional());
        object.map_err(failed(&self.path))
    }

    fn find(
        &mut self,
        shard: u16,
        table: usize,
        column: usize,
        value: &Value,
        after: Option<Key>,
        limit: usize,
    ) -> Result<Vec<(Key, Vec<u8>)>, Error> {
        let sql = self.table(table)?.find.get(column).and_then(Option::as_deref);
        let sql = sql.ok_or(Error::Misfit { table, what: "the column is not indexed" })?;
        // No key is empty, so every key is after the empty one.
        let after = after.as_ref().map_or(&[][..], Key::as_bytes);
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let values = params![shard, value, after, row_limit(limit)];
            statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        });
        found.map_err(failed(&self.path))
    }

    fn entries(
        &mut self,
        shard: u16,
        owner: u64,
        last: Option<u64>,
        marks: u32,
        limit: usize,
    ) -> Result<Vec<u64>, Error> {
        let sql = "SELECT seq FROM entries WHERE shard = ? AND owner = ? AND seq <= ? AND marks & ? ORDER BY seq DESC LIMIT ?";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let values = params![shard, owner, last.unwrap_or(i64::MAX as u64), marks, row_limit(limit)];
            statement.query_map(values, |row| row.get(0))?.collect()
        });
        found.map_err(failed(&self.path))
    }

    fn clear(&mut self, shard: u16) -> Result<(), Error> {
        let transaction = file::begin(&self.path, &mut self.connection)?;
        let fixed = ["DELETE FROM entries WHERE shard = ?", "DELETE FROM checkpoint WHERE shard = ?"];
        for sql in self.tables.iter().map(|table| table.clear.as_str()).chain(fixed) {
            transaction.execute(sql, [shard]).map_err(failed(&self.path))?;
        }
        file::commit(&self.path, transaction)
    }
}

fn load(
    connection: &Connection,
    sql: &str,
    shard: u16,
    each: &mut dyn FnMut(Key, &[u8]) -> ControlFlow<()>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([shard])?;
    while let Some(row) = rows.next()? {
        if each(row.get(0)?, row.get_ref(1)?.as_blob()?).is_break() {
            break;
        }
    }
    Ok(())
}
