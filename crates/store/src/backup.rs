//! A copy of a data directory, taken while a server writes to it.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::directory::{JOURNAL_FILE, MARK_FILE, TABLES_FILE, describe};
use crate::sqlite::file::{self, Format, failed};
use crate::sqlite::{SqliteJournal, journal, tables};
use crate::{Directory, Error, Journal, Mark, Tip, disk};

/// How far a shard got in a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The shard.
    pub shard: u16,
    /// The last row in the copy.
    pub tip: Tip,
}

/// Copies a data directory to a new one, and says of every shard that has rows how far the copy goes.
///
/// The tables are copied before the journal, so that the journal's copy has every row the tables' copy stands at; the mark
/// is made anew from the copied journal. `extra` names further files in the directory: those that end in `.sqlite` are
/// copied as databases, the others byte by byte. Each database is read in one transaction (`VACUUM INTO`): while it lasts,
/// the server goes on, and its log grows. Everything is built in `<to>.partial`, so `to` is whole or not there.
///
/// # Errors
/// [`Error::NotEmpty`] if `to` or `<to>.partial` exists, and whatever goes wrong on the way.
pub fn backup(from: &Path, to: &Path, extra: &[&str]) -> Result<Vec<Copied>, Error> {
    let source = Directory::view(from)?;
    let mut partial = to.as_os_str().to_os_string();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    for path in [to, &partial] {
        if path.exists() {
            return Err(Error::NotEmpty { path: path.to_path_buf() });
        }
    }
    DirBuilder::new().mode(0o700).create(&partial).map_err(disk::failed("create", &partial))?;
    let copied = fill(&source, &partial, extra).inspect_err(|_| {
        // The space may be what is missing; if it cannot be freed either, the first error is the one to be told.
        let _ = fs::remove_dir_all(&partial);
    })?;
    fs::rename(&partial, to).map_err(disk::failed("rename", &partial))?;
    to.parent().map_or(Ok(()), disk::sync_directory)?;
    Ok(copied)
}

fn fill(source: &Directory, to: &Path, extra: &[&str]) -> Result<Vec<Copied>, Error> {
    let shards = Mark::shards_of(&source.mark())?;
    copy_database(&source.tables(), &to.join(TABLES_FILE), Some(&tables::FORMAT))?;
    copy_database(&source.journal(), &to.join(JOURNAL_FILE), Some(&journal::FORMAT))?;
    for name in extra {
        copy_extra(&source.path().join(name), &to.join(name))?;
    }
    let copied = tips(&to.join(JOURNAL_FILE))?;
    let mark = Mark::create(&to.join(MARK_FILE), shards)?;
    copied.iter().try_for_each(|copied| mark.set(copied.shard, copied.tip.seq, copied.tip.hash))?;
    mark.sync()?;
    describe(to, source.description())?;
    Ok(copied)
}

fn copy_extra(from: &Path, to: &Path) -> Result<(), Error> {
    if from.extension().is_some_and(|extension| extension == "sqlite") {
        return copy_database(from, to, None);
    }
    fs::copy(from, to).map_err(disk::failed("copy", from))?;
    disk::sync_file(to)
}

/// SQLite does not sync what it vacuums into, so we do.
fn copy_database(from: &Path, to: &Path, format: Option<&Format>) -> Result<(), Error> {
    let connection = match format {
        Some(format) => file::open_read_only(from, format)?,
        None => file::connect_read_only(from)?,
    };
    vacuum_into(&connection, to)?;
    disk::sync_file(to)
}

fn vacuum_into(connection: &Connection, to: &Path) -> Result<(), Error> {
    let not_text = || std::io::Error::other("its name is not UTF-8");
    let name = to.to_str().ok_or_else(not_text).map_err(disk::failed("create", to))?;
    connection.execute("VACUUM INTO ?", [name]).map_err(failed(to))?;
    Ok(())
}

fn tips(journal: &Path) -> Result<Vec<Copied>, Error> {
    let mut journal = SqliteJournal::open_read_only(journal)?;
    let mut copied = Vec::new();
    for shard in journal.shards()? {
        copied.extend(journal.tip(shard)?.map(|tip| Copied { shard, tip }));
    }
    Ok(copied)
}
