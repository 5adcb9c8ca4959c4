//! What every journal can do, whatever it is kept in.

use crate::{Error, Row, Tip};

/// What became of one row of an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The row stands in the journal: written now, or the very same row (same hash) stood there already.
    Committed,
    /// Another row stands in its place or before it: somebody else owns the shard now. Forget memory and recover.
    Fenced,
    /// Nothing is wrong with the row, but it was not written, because another row of the same call was fenced.
    Withheld,
}

/// The history of every shard, in rows that are only ever added.
pub trait Journal: Send {
    /// Adds rows in one transaction with one sync, and gives a verdict per row, in order.
    ///
    /// Rows of one shard stand in the order of their `seq`. If any row is fenced, no row of this call is written: a new row
    /// that was fit is [`Verdict::Withheld`] then.
    ///
    /// # Errors
    /// [`Error::Unknown`]: the rows may or may not be there; send the same rows again ([`crate::append_settled`] does).
    /// [`Error::Gap`]: the row before is missing. [`Error::Moved`]: the rows are where nobody will look for them. After every
    /// error but these two of `Unknown` and `Moved`, nothing of this call was written.
    fn append(&mut self, rows: &[Row]) -> Result<Vec<Verdict>, Error>;

    /// The last row of a shard; none if it has no rows.
    ///
    /// # Errors
    /// When the journal cannot be read.
    fn tip(&mut self, shard: u16) -> Result<Option<Tip>, Error>;

    /// At most `limit` rows of a shard from `from` on, ascending. They are given as they stand: see [`Row::check`].
    ///
    /// # Errors
    /// [`Error::Damaged`] for a row that cannot even be read as one, or is missing before the last one, and when the journal
    /// cannot be read.
    fn read(&mut self, shard: u16, from: u64, limit: usize) -> Result<Vec<Row>, Error>;

    /// The shards that have rows, ascending.
    ///
    /// # Errors
    /// When the journal cannot be read.
    fn shards(&mut self) -> Result<Vec<u16>, Error>;
}
