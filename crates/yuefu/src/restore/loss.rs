//! What a restore would lose: what a directory knows of, by any witness, that the backup lacks.

use std::fmt;
use std::path::Path;

use sequencer::World;
use sequencer::shapes::SHAPES;
use store::{Directory, Error, Hash, Journal, Mark, SqliteJournal, SqliteTables, Tables};

use super::refusal::Refusal;
use crate::failure::Failure;
use crate::limits::ROWS_AT_A_TIME;
use crate::say;
use crate::words::Place;

/// A shard in the backup, beside what the directory knows of it.
pub struct Loss {
    shard: u16,
    /// The last row of the backup.
    kept: u64,
    what: What,
}

/// What is lost of a shard.
#[derive(Clone, Copy)]
enum What {
    /// Nothing that anybody knows of.
    Nothing,
    /// The rows after the backup's, up to this one.
    RowsTo(u64, Held),
    /// Whatever the directory has instead of this row.
    Another(u64),
    /// That cannot be told: the mark cannot be read.
    Untold,
}

/// How much is in rows that are lost.
#[derive(Clone, Copy)]
enum Held {
    /// So many records; a row of none only says that a server started.
    Records(u64),
    /// The rows are lost already.
    Untold,
}

/// A row that somebody saw: the mark, the tables, or the journal itself.
type Witness = (u64, Hash);

/// Compares every shard of the backup with what the directory knows of it, if there is one.
///
/// # Errors
/// When the backup cannot be read, and [`Refusal::Unrelated`].
pub fn between(from: &Path, data: Option<&Directory>) -> Result<Vec<Loss>, Failure> {
    let source = Directory::view(from)?;
    let world = World::parse(source.description())?;
    let mut journal = SqliteJournal::open_read_only(&source.journal())?;
    if let Some(data) = data.filter(|data| !begin_alike(&world, &mut journal, data)) {
        let (from, data) = (from.to_path_buf(), data.path().to_path_buf());
        return Err(Refusal::Unrelated { from, data }.into());
    }
    let mut losses = Vec::new();
    for shard in world.shards() {
        let empty = || Refusal::Empty { from: from.to_path_buf(), shard: shard.0 };
        let kept = journal.tip(shard.0)?.ok_or_else(empty)?.seq;
        let what = match data {
            Some(data) => lost(shard.0, kept, &mut journal, data)?,
            None => What::Nothing,
        };
        losses.push(Loss { shard: shard.0, kept, what });
    }
    Ok(losses)
}

/// Whether the backup can be one of the directory: the same world, and the same first rows where they are left.
fn begin_alike(world: &World, journal: &mut SqliteJournal, data: &Directory) -> bool {
    let is_same_world = World::parse(data.description()).is_ok_and(|other| other == *world);
    let Ok(mut other) = SqliteJournal::open_read_only(&data.journal()) else { return is_same_world };
    let first = |journal: &mut SqliteJournal, shard| journal.read(shard, 0, 1).ok()?.first().map(|row| row.hash);
    is_same_world
        && world.shards().all(|shard| {
            let (ours, theirs) = (first(journal, shard.0), first(&mut other, shard.0));
            theirs.is_none() || ours == theirs
        })
}

fn lost(shard: u16, kept: u64, journal: &mut SqliteJournal, data: &Directory) -> Result<What, Error> {
    let Some(witnesses) = witnesses(shard, data) else { return Ok(What::Untold) };
    let mut missed = Vec::new();
    for (seq, hash) in witnesses {
        let stands = journal.read(shard, seq, 1)?.first().is_some_and(|row| row.seq == seq && row.hash == hash);
        if !stands {
            missed.push(seq);
        }
    }
    Ok(match missed.into_iter().max() {
        None => What::Nothing,
        Some(last) if last > kept => What::RowsTo(last, held(shard, kept + 1, last, data)),
        Some(row) => What::Another(row),
    })
}

/// Every row of a shard that somebody saw; none without the mark, which saw them all.
fn witnesses(shard: u16, data: &Directory) -> Option<Vec<Witness>> {
    let shards = World::parse(data.description()).ok()?.shards;
    let mark = Mark::open(&data.mark(), shards).ok()?.get(shard);
    // A journal or tables that cannot be read may be why somebody restores.
    let tip = SqliteJournal::open_read_only(&data.journal()).and_then(|mut journal| journal.tip(shard)).ok().flatten();
    let tables = SqliteTables::open_read_only(&data.tables(), &SHAPES);
    let at = tables.and_then(|mut tables| tables.at(shard)).ok().flatten();
    let (mark, tip) = (mark.map(|mark| (mark.seq, mark.hash)), tip.map(|tip| (tip.seq, tip.hash)));
    Some([mark, tip, at.map(|at| (at.seq, at.hash))].into_iter().flatten().collect())
}

/// How much is in the rows of the directory from one to another.
fn held(shard: u16, first: u64, last: u64, data: &Directory) -> Held {
    let mut next = first;
    let mut records = 0;
    let Ok(mut journal) = SqliteJournal::open_read_only(&data.journal()) else { return Held::Untold };
    while next <= last {
        let rows = journal.read(shard, next, ROWS_AT_A_TIME).unwrap_or_default();
        let Some(end) = rows.last().map(|row| row.seq) else { return Held::Untold };
        records += rows.iter().map(|row| u64::from(row.count)).sum::<u64>();
        next = end + 1;
    }
    Held::Records(records)
}

impl Loss {
    /// Whether something is known to be lost, or may be.
    pub fn is_known(&self) -> bool {
        !matches!(self.what, What::Nothing)
    }

    /// The last row that is kept: what accepts the loss.
    pub fn after(&self) -> Place {
        Place { shard: self.shard, row: self.kept }
    }

    /// The last row that was known of, when that can be told.
    pub fn last(&self) -> Option<u64> {
        match self.what {
            What::Nothing | What::Untold => None,
            What::RowsTo(last, _) | What::Another(last) => Some(last),
        }
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Loss { shard, kept, what } = self;
        match what {
            What::Nothing => write!(f, "nothing of shard {shard}"),
            What::RowsTo(last, held) if *last == kept + 1 => write!(f, "row {last} of shard {shard}{held}"),
            What::RowsTo(last, held) => write!(f, "rows {} to {last} of shard {shard}{held}", kept + 1),
            What::Another(row) => write!(f, "another row {row} of shard {shard}"),
            What::Untold => write!(f, "perhaps rows of shard {shard} after {kept}, its mark cannot be read"),
        }
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Held::Records(0) => write!(f, " (nothing is in them)"),
            Held::Records(records) => write!(f, " ({} records)", say::number(*records)),
            Held::Untold => Ok(()),
        }
    }
}
