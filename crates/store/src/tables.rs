//! What every set of tables can do, whatever it is kept in.

use std::ops::ControlFlow;

use crate::{Error, Hash, Key, Value};

/// The row of the journal a shard's tables stand at: they are the fold of the journal up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The row's place.
    pub seq: u64,
    /// The row's hash.
    pub hash: Hash,
    /// The epoch of the owner who flushed.
    pub epoch: u64,
}

/// An object as it stands at the row flushed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The table, as an index into the shapes the tables were opened with.
    pub table: usize,
    /// Its key.
    pub id: Key,
    /// The object itself; its columns follow from it.
    pub object: Vec<u8>,
}

/// A row of the journal tells of an owner: one line of a list that only grows, an owner's history beside its objects. What
/// the row tells stands in the journal, and only there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Whose list it is in.
    pub owner: u64,
    /// The row of the journal.
    pub seq: u64,
    /// What the row tells, as bits of the caller's choice.
    pub marks: u32,
}

/// What changed in a shard between two rows of its journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flush {
    /// The shard.
    pub shard: u16,
    /// The row the tables stand at; none if they are empty.
    pub from: Option<u64>,
    /// The row they stand at afterwards; it is durable in the journal already.
    pub to: u64,
    /// The hash of row `to`.
    pub hash: Hash,
    /// The epoch of the shard's owner.
    pub epoch: u64,
    /// The changed objects, each once, in any order.
    pub puts: Vec<Put>,
    /// Table and key of the objects that are no more; done before the puts.
    pub removes: Vec<(usize, Key)>,
    /// New lines of the lists, at most one for an owner and a row.
    pub entries: Vec<Entry>,
}

/// The objects of every shard, as of a row of its journal, to be loaded at start and queried in between.
pub trait Tables: Send {
    /// The row a shard's tables stand at; none if they are empty.
    ///
    /// # Errors
    /// When the tables cannot be read.
    fn at(&mut self, shard: u16) -> Result<Option<At>, Error>;

    /// Writes what changed, of all shards or of none, in one transaction.
    ///
    /// # Errors
    /// [`Error::NotAt`] if a shard's tables do not stand at `from`, [`Error::Fenced`] if a higher epoch has flushed them,
    /// [`Error::Misfit`] if an object is none of its table's; then nothing was written. [`Error::Unknown`]: it may have
    /// been; ask [`Tables::at`].
    fn flush(&mut self, flushes: &[Flush]) -> Result<(), Error>;

    /// Hands every object of a table and shard to `each`, in key order, until it breaks.
    ///
    /// # Errors
    /// When the tables cannot be read.
    fn load(
        &mut self,
        shard: u16,
        table: usize,
        each: &mut dyn FnMut(Key, &[u8]) -> ControlFlow<()>,
    ) -> Result<(), Error>;

    /// One object, or none.
    ///
    /// # Errors
    /// When the tables cannot be read.
    fn object(&mut self, shard: u16, table: usize, id: Key) -> Result<Option<Vec<u8>>, Error>;

    /// At most `limit` objects whose indexed column (an index into the shape's columns) holds `value`, in key order, those
    /// after `after`.
    ///
    /// # Errors
    /// [`Error::Misfit`] if the column is not indexed, and when the tables cannot be read.
    fn find(
        &mut self,
        shard: u16,
        table: usize,
        column: usize,
        value: &Value,
        after: Option<Key>,
        limit: usize,
    ) -> Result<Vec<(Key, Vec<u8>)>, Error>;

    /// At most `limit` rows of the journal that tell of an owner, newest first: those up to `last`, with any of the `marks`.
    ///
    /// # Errors
    /// When the tables cannot be read.
    fn entries(
        &mut self,
        shard: u16,
        owner: u64,
        last: Option<u64>,
        marks: u32,
        limit: usize,
    ) -> Result<Vec<u64>, Error>;

    /// Forgets everything of a shard, so that its journal can be folded again from row 0.
    ///
    /// # Errors
    /// When the tables cannot be written; then nothing was forgotten.
    fn clear(&mut self, shard: u16) -> Result<(), Error>;
}
