//! A file of the vault: SQLite, with what is deleted overwritten.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::Error;

/// How long a writer waits for another process that writes.
const WAIT_MAX: Duration = Duration::from_secs(10);
const VERSION: i64 = 1;

/// A file, and where it is.
pub struct File {
    pub path: PathBuf,
    pub connection: Connection,
}

impl File {
    /// Opens a file that says in its header that it is `application`, or makes one with these tables.
    pub fn open(path: &Path, application: i64, tables: &str) -> Result<File, Error> {
        let failed = |source| Error::Unusable { path: path.to_path_buf(), source };
        let mut connection = Connection::open(path).map_err(failed)?;
        match form(&mut connection, application, tables).map_err(failed)? {
            (found, VERSION) if found == application => Ok(File { path: path.to_path_buf(), connection }),
            (found, _) if found == application => Err(Error::Newer(path.to_path_buf())),
            _ => Err(Error::Foreign(path.to_path_buf())),
        }
    }

    /// Does something with the connection, and says which file it was when it fails.
    pub fn with<T>(&mut self, work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        work(&mut self.connection).map_err(|source| Error::Unusable { path: self.path.clone(), source })
    }
}

/// What the file says it is, after a new one was given its form. What is deleted is overwritten with zeros, in the file and in its journal,
/// which is emptied after each change.
fn form(connection: &mut Connection, application: i64, tables: &str) -> rusqlite::Result<(i64, i64)> {
    connection.busy_timeout(WAIT_MAX)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update_and_check(None, "journal_mode", "TRUNCATE", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let is_new = !transaction.prepare("SELECT 1 FROM sqlite_schema")?.exists([])?;
    if is_new {
        transaction.execute_batch(tables)?;
        transaction.pragma_update(None, "application_id", application)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()?;
    let number = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((number("application_id")?, number("user_version")?))
}
