//! Opening a SQLite file that is ours, and turning SQLite's errors into ours.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::Error;
use crate::limits::{BUSY_WAIT, LOG_PAGES, STATEMENTS_MAX};

/// What SQLite's header says a file is: whose, and in which format.
pub struct Format {
    /// `PRAGMA application_id`.
    pub application: i32,
    /// `PRAGMA user_version`.
    pub version: u32,
}

/// Opens a file of this format, or makes it with `create` if there is none; a foreign file is not touched.
pub fn open(
    path: &Path,
    format: &Format,
    create: impl FnOnce(&Transaction) -> rusqlite::Result<()>,
) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, flags)?;
    let is_new = is_blank(&connection).map_err(failed(path))?;
    if !is_new {
        check_format(path, &connection, format)?;
    }
    harden(&connection).map_err(failed(path))?;
    if is_new {
        initialise(&mut connection, format, create).map_err(failed(path))?;
    }
    Ok(connection)
}

/// Opens a file of this format to be read, beside a process that may be writing it.
pub fn open_read_only(path: &Path, format: &Format) -> Result<Connection, Error> {
    let connection = connect_read_only(path)?;
    check_format(path, &connection, format)?;
    Ok(connection)
}

/// Opens any SQLite file to be read.
pub fn connect_read_only(path: &Path) -> Result<Connection, Error> {
    if !path.exists() {
        return Err(Error::Missing { path: path.to_path_buf() });
    }
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// Begins a transaction that may write; it is undone unless it is committed.
pub fn begin<'a>(path: &Path, connection: &'a mut Connection) -> Result<Transaction<'a>, Error> {
    Transaction::new(connection, TransactionBehavior::Immediate).map_err(failed(path))
}

/// Commits. Only "no space" and "locked" are sure to mean that it did not happen: after a failed sync, the rows may have
/// reached the disk all the same.
pub fn commit(path: &Path, transaction: Transaction) -> Result<(), Error> {
    transaction.commit().map_err(|source| match failed(path)(source) {
        known @ (Error::DiskFull { .. } | Error::Busy { .. } | Error::ReadOnly { .. }) => known,
        other => Error::Unknown { path: path.to_path_buf(), source: Box::new(other) },
    })
}

/// Turns what SQLite said into our error: `.map_err(failed(path))`.
pub fn failed(path: &Path) -> impl FnOnce(rusqlite::Error) -> Error {
    let path = path.to_path_buf();
    move |source| match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::DiskFull { path },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy { path },
        Some(ErrorCode::ReadOnly) => Error::ReadOnly { path },
        Some(ErrorCode::DatabaseCorrupt) => Error::Corrupt { path, source: Box::new(source) },
        Some(ErrorCode::NotADatabase) => Error::Foreign { path },
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied) => {
            Error::Io { doing: "use", path, source: std::io::Error::other(source) }
        }
        _ => Error::Sqlite { path, source: Box::new(source) },
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Error> {
    let connection = Connection::open_with_flags(path, flags).map_err(failed(path))?;
    connection.busy_timeout(BUSY_WAIT).map_err(failed(path))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    Ok(connection)
}

fn is_blank(connection: &Connection) -> rusqlite::Result<bool> {
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    Ok(tables == 0 && application == 0)
}

fn check_format(path: &Path, connection: &Connection, format: &Format) -> Result<(), Error> {
    let pragma = |name| -> Result<i32, Error> {
        connection.pragma_query_value(None, name, |row| row.get(0)).map_err(failed(path))
    };
    if pragma("application_id")? != format.application {
        return Err(Error::Foreign { path: path.to_path_buf() });
    }
    let found = u32::try_from(pragma("user_version")?).unwrap_or(0);
    if found > format.version {
        return Err(Error::Newer { path: path.to_path_buf(), found, known: format.version });
    }
    Ok(())
}

fn harden(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    // On a Mac, a plain fsync does not reach the disk.
    connection.pragma_update(None, "fullfsync", true)
}

fn initialise(
    connection: &mut Connection,
    format: &Format,
    create: impl FnOnce(&Transaction) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    create(&transaction)?;
    transaction.pragma_update(None, "application_id", format.application)?;
    transaction.pragma_update(None, "user_version", format.version)?;
    transaction.commit()
}
