//! The journal and the tables, kept on a disk: bytes in, the same bytes out, whatever happens in between.
//!
//! `store` does not know what an order is. A [`Journal`] takes sealed [`Row`]s, each chained to the one before it, and says
//! of each whether it now stands. [`Tables`] take the changed objects of a shard together with the row they stand at. A
//! [`Mark`] remembers beside the journal how far it went, so that a journal that lost its end is found out ([`guard()`]).
//! A [`Directory`] holds all of it for one process at a time, and [`backup()`] copies it while that process runs.
//!
//! ```
//! use store::{Hash, Journal, Row, SqliteJournal, Verdict};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let directory = tempfile::tempdir()?;
//! let mut journal = SqliteJournal::open(&directory.path().join("journal.sqlite"))?;
//! let first = Row::sealed(0, 0, 1, 1_700_000_000_000_000, 1, Hash::NONE, b"what happened".to_vec());
//! let second = Row::sealed(0, 1, 1, 1_700_000_000_000_500, 1, first.hash, b"what happened next".to_vec());
//! assert_eq!(journal.append(&[first, second.clone()])?, [Verdict::Committed, Verdict::Committed]);
//! assert_eq!(journal.tip(0)?, Some(second.tip()));
//! # Ok(())
//! # }
//! ```

pub mod limits;
pub mod error;
pub mod hash;
pub mod row;
pub mod journal;
pub mod settle;
pub mod key;
pub mod shape;
pub mod tables;
pub mod mark;
pub mod guard;
mod disk;
pub mod directory;
pub mod sqlite;
pub mod texts;
pub mod backup;

pub use backup::{Copied, backup};
pub use directory::Directory;
pub use error::Error;
pub use guard::guard;
pub use hash::Hash;
pub use journal::{Journal, Verdict};
pub use key::Key;
pub use mark::{Mark, Marked, Marks};
pub use row::{Row, Tip};
pub use settle::{append_settled, append_settled_with};
pub use shape::{Column, Indexed, Kind, Shape, Value};
pub use sqlite::{SqliteJournal, SqliteTables};
pub use tables::{At, Entry, Flush, Put, Tables};
pub use texts::Texts;
