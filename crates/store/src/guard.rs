//! The check at start that no acknowledged row has been lost (N11).

use crate::{At, Error, Hash, Journal, Marked};

/// Refuses a shard whose journal is shorter than what its mark or its tables have seen, or tells another story there.
///
/// SQLite opens a journal with a damaged write-ahead log as a shorter one without a word. The mark finds any loss older than
/// its last sync, and any loss at all after a crash of the process alone; the tables are a second witness. The rows that
/// they have seen are checked whole, since a recovery goes on from there.
///
/// # Errors
/// [`Error::Shorter`], [`Error::Parted`] and [`Error::Damaged`]; each says what happened and what to do.
pub fn guard(journal: &mut dyn Journal, shard: u16, mark: Option<Marked>, tables: Option<At>) -> Result<(), Error> {
    if let Some(mark) = mark {
        confirm(journal, shard, "the high-water mark", mark.seq, mark.hash)?;
    }
    if let Some(at) = tables {
        confirm(journal, shard, "the checkpoint of the tables", at.seq, at.hash)?;
    }
    Ok(())
}

fn confirm(journal: &mut dyn Journal, shard: u16, witness: &'static str, seq: u64, hash: Hash) -> Result<(), Error> {
    let tip = journal.tip(shard)?.map(|tip| tip.seq);
    if tip < Some(seq) {
        return Err(Error::Shorter { shard, tip, witness, seq });
    }
    match journal.read(shard, seq, 1)?.first() {
        Some(row) if row.seq == seq && row.hash == hash && row.is_intact() => Ok(()),
        Some(row) if row.seq == seq && row.hash == hash => {
            Err(Error::Damaged { shard, seq, what: "its hash is not the hash of its content" })
        }
        Some(row) if row.seq == seq => Err(Error::Parted { shard, witness, seq }),
        _ => Err(Error::Damaged { shard, seq, what: "it is missing, though later rows stand" }),
    }
}
