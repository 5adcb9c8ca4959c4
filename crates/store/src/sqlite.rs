//! The store on SQLite: one file for the journal, one for the tables, both in WAL mode with `synchronous=FULL` (with
//! NORMAL, a power cut loses what was acknowledged).

pub(crate) mod file;
pub(crate) mod schema;
pub(crate) mod flush;
pub mod journal;
pub mod tables;
mod values;

pub use journal::SqliteJournal;
pub use tables::SqliteTables;
