//! What can go wrong with the vault.

use std::path::PathBuf;

use crate::field::{Field, Person};

/// Why the vault does not do what is asked. No message has a person's data in it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// SQLite says so.
    #[error("{} cannot be used ({source})", .path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// It is some other database.
    #[error("{} is no file of the vault; move it away, or restore it from a backup", .0.display())]
    Foreign(PathBuf),
    /// It was written by a later version.
    #[error("{} was written by a newer version of Yuefu; use that version", .0.display())]
    Newer(PathBuf),
    /// A key is sealed under a root key that was not given.
    #[error("the root key {0} is missing, under which keys of the vault are sealed; give it beside the newer ones")]
    RootKeyMissing(String),
    /// A key does not open with its root key: one of the two is another.
    #[error(
        "keys of the vault do not open with the root key {0}: it is another than the one they were sealed under, or their file was changed"
    )]
    RootKeyWrong(String),
    /// A field does not open: somebody else wrote there.
    #[error("the {} of person {} was changed by something else than the vault; restore it from a backup", .1.name(), .0.0)]
    Broken(Person, Field),
    /// The field is another person's.
    #[error("another person has this {}", .0.name())]
    Taken(Field),
    /// The field is none that people are found by.
    #[error("nobody is found by their {}", .0.name())]
    NotSearched(Field),
    /// The root keys cannot be read.
    #[error("the root keys cannot be read from {place}: {why}")]
    RingUnreadable {
        /// From where, without what it says.
        place: String,
        /// Why not.
        why: String,
    },
}
