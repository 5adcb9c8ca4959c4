//! Everything that can go wrong with a store, each as a sentence that says what to do next.

use std::io;
use std::path::PathBuf;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The disk, or a quota on it, is full.
    #[error(
        "no space is left for {}: nothing that was acknowledged is lost; free some space and start again",
        path.display()
    )]
    DiskFull {
        /// The file that could not grow.
        path: PathBuf,
    },

    /// A file or directory could not be used.
    #[error(
        "could not {doing} {}: {source}; see that the disk is well and that this user may use it",
        path.display()
    )]
    Io {
        /// What was tried, as a verb.
        doing: &'static str,
        /// On which file or directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// Something that has to be there is not.
    #[error(
        "{} is missing; if this is the right data directory, restore it from a backup with `yuefu restore`",
        path.display()
    )]
    Missing {
        /// What is missing.
        path: PathBuf,
    },

    /// A file stands where a directory should.
    #[error("{} is not a directory; give --data a directory", path.display())]
    NotADirectory {
        /// What stands there.
        path: PathBuf,
    },

    /// A new directory was asked for where there is one with something in it.
    #[error("{} already exists and is not empty; give the name of a new directory", path.display())]
    NotEmpty {
        /// The directory.
        path: PathBuf,
    },

    /// A directory or file that this program did not make.
    #[error("{} was not made by yuefu; give --data another directory, or make one with `yuefu init`", path.display())]
    Foreign {
        /// The directory or file.
        path: PathBuf,
    },

    /// A directory or file of a later release.
    #[error(
        "{} has format {found} and this release of yuefu knows {known} at most; use the release that wrote \
         it, or a newer one",
        path.display()
    )]
    Newer {
        /// The directory or file.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The format of this release.
        known: u32,
    },

    /// Another process has the data directory.
    #[error("{} is in use by another yuefu; stop that one first, or give --data another directory", path.display())]
    InUse {
        /// The directory.
        path: PathBuf,
    },

    /// Another program holds a lock on a database file.
    #[error("{} is locked by another program; close whatever else has it open, and try again", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },

    /// A write to something that was opened to be read, or that may not be written.
    #[error("{} cannot be written; it was opened to be read, or this user may not write it", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },

    /// A database file whose pages make no sense.
    #[error(
        "{} is damaged: {source}; tables are made anew by `yuefu tables rebuild`, a journal comes from a \
         backup by `yuefu restore`",
        path.display()
    )]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What SQLite found.
        source: Box<rusqlite::Error>,
    },

    /// Any other word of the database.
    #[error("the database {} refused: {source}; if it does so again, report it with this text", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: Box<rusqlite::Error>,
    },

    /// A high-water mark neither of whose copies can be read.
    #[error(
        "the high-water mark {} is damaged ({what}); see by `yuefu restore --data DIR` what going on without \
         it may lose",
        path.display()
    )]
    DamagedMark {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },

    /// A row of the journal that may not be believed.
    #[error("row {seq} of shard {shard} is damaged: {what}; restore from a backup with `yuefu restore`")]
    Damaged {
        /// Its shard.
        shard: u16,
        /// Its place.
        seq: u64,
        /// What is wrong with it.
        what: &'static str,
    },

    /// A row was appended whose predecessor is not in the journal.
    #[error(
        "row {seq} of shard {shard} cannot be written because row {} is missing; start again, and if that \
         does not help restore from a backup with `yuefu restore`",
        seq.saturating_sub(1)
    )]
    Gap {
        /// The shard.
        shard: u16,
        /// The place of the row that was refused.
        seq: u64,
    },

    /// The tables of the shard were flushed by a later owner.
    #[error(
        "shard {shard} was taken over (epoch {found} has flushed, this is {epoch}); nothing is to be done, the new owner serves it"
    )]
    Fenced {
        /// The shard.
        shard: u16,
        /// The epoch found.
        found: u64,
        /// The epoch of the caller.
        epoch: u64,
    },

    /// The tables stand at another row than the flush starts from.
    #[error(
        "the tables of shard {shard} stand at {}, not at {}; recover the shard, or make them anew with `yuefu \
         tables rebuild`",
        row(*found), row(*from)
    )]
    NotAt {
        /// The shard.
        shard: u16,
        /// Where they stand.
        found: Option<u64>,
        /// Where the caller thought they stand.
        from: Option<u64>,
    },

    /// A put, key or query that does not fit the table's shape: a mistake in the program.
    #[error("table {table} has no place for this: {what}; this is a mistake in yuefu, please report it")]
    Misfit {
        /// The table, as an index into the shapes.
        table: usize,
        /// What does not fit.
        what: &'static str,
    },

    /// Tables that were written with other columns.
    #[error(
        "table {table} in {} was written by another release; make the tables anew with `yuefu tables rebuild`",
        path.display()
    )]
    OldShape {
        /// The file.
        path: PathBuf,
        /// The first table that differs.
        table: String,
    },

    /// A database file that is not where it was opened any more.
    #[error(
        "{} was moved away or replaced while it was in use, and nobody was answered from it since; see by `yuefu \
         verify` which one has the later rows, and serve that one alone",
        path.display()
    )]
    Moved {
        /// Where it was.
        path: PathBuf,
    },

    /// A commit of which it is not known whether it happened.
    #[error(
        "it is not known whether the last commit to {} happened: {source}",
        path.display()
    )]
    Unknown {
        /// The file.
        path: PathBuf,
        /// What the database or the network said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },

    /// A commit of which it could not be found out in time whether it happened.
    #[error(
        "{last}; after {tries} tries it is still not known, and nobody was answered: start again once that is mended"
    )]
    Unsettled {
        /// How often it was tried.
        tries: u32,
        /// Why the last try failed.
        last: Box<Error>,
    },

    /// A journal that once was longer.
    #[error(
        "the journal of shard {shard} ends at {}, but {witness} says that row {seq} was acknowledged: its end \
         is lost; restore from a backup with `yuefu restore`, or see by `yuefu restore --data DIR` what going on \
         without it loses",
        row(*tip)
    )]
    Shorter {
        /// The shard.
        shard: u16,
        /// The last row that is there.
        tip: Option<u64>,
        /// Who knows of more: the high-water mark or the tables.
        witness: &'static str,
        /// The row that witness knows of.
        seq: u64,
    },

    /// A journal that once told another story.
    #[error(
        "row {seq} of shard {shard} is not the row that {witness} has seen: the journal was replaced or changed; restore from a backup with `yuefu restore`, or see by `yuefu restore --data DIR` what going on with this one loses"
    )]
    Parted {
        /// The shard.
        shard: u16,
        /// Who saw another row: the high-water mark or the tables.
        witness: &'static str,
        /// The row's place.
        seq: u64,
    },
}

fn row(seq: Option<u64>) -> String {
    seq.map_or("no row".to_string(), |seq| format!("row {seq}"))
}
