//! Verifying a data directory from row 0: the chain, the events, the books and the tables.

use std::collections::BTreeMap;
use std::path::Path;

use engine::id::Shard;
use engine::object::{Kind, Name};
use engine::text::{TextHash, TextId};
use engine::{State, check};
use ledger::Book;
use store::{Directory, Hash, Journal, Mark, Marks, SqliteJournal, SqliteTables, Tables, Texts, Tip, guard};

use crate::fold::{FoldError, each_row, enter, state_hash};
use crate::limits::SNAPSHOT_TRIES_MAX;
use crate::shapes::{self, SHAPES};
use crate::world::{World, WorldError};

/// What is wrong with a data directory.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The files: a broken chain, a journal shorter than its mark, a file that cannot be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The description.
    #[error(transparent)]
    World(#[from] WorldError),
    /// A row that cannot be read or does not follow.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// An equation of the books.
    #[error("shard {shard}, after row {seq}: {broken}")]
    Books {
        /// The shard.
        shard: u16,
        /// The last row before it broke.
        seq: u64,
        /// The equation.
        broken: check::Broken,
    },
    /// A text that was published and is not there, or not as it was.
    #[error("text {0} is not in the file of texts as it was published; restore that file from a backup")]
    Text(TextId),
    /// Tables that a busy server wrote faster than they could be read.
    #[error("the tables of shard {0} moved whenever they were read; verify a backup, or stop the server first")]
    Moving(u16),
    /// An object in the tables that is not the fold of the journal.
    #[error(
        "shard {shard}: {object} in the tables is not what the journal says at row {seq}; run `yuefu tables rebuild`"
    )]
    Tables {
        /// The shard.
        shard: u16,
        /// The row the tables stand at.
        seq: u64,
        /// The object's table and id.
        object: String,
    },
}

/// What a sound data directory holds.
#[derive(Debug, Clone, Default)]
pub struct Verified {
    /// Rows of all shards.
    pub rows: u64,
    /// Records of all shards: commands, and what time brought.
    pub records: u64,
    /// Events by name.
    pub events: BTreeMap<&'static str, u64>,
    /// Objects compared with the tables.
    pub objects: u64,
    /// Every text that was published, with its hash.
    pub texts: Vec<(TextId, TextHash)>,
    /// The hash of each shard's state at its last row.
    pub states: Vec<Hash>,
    /// The books of all shards together.
    pub book: Book,
}

/// Folds every shard from row 0 and checks it: the hash chain and its order, that every record follows from the state
/// before it, the equations of the books at the end, the tables at the row they stand at, and the high-water mark.
///
/// It only reads, and works beside a running server.
///
/// # Errors
/// The first [`Fault`], naming the row or object.
pub fn verify(path: &Path) -> Result<Verified, Fault> {
    let directory = Directory::view(path)?;
    let world = World::parse(directory.description())?;
    let mark = Mark::open(&directory.mark(), world.shards)?;
    let mut journal = SqliteJournal::open_read_only(&directory.journal())?;
    let mut tables = SqliteTables::open_read_only(&directory.tables(), &SHAPES)?;
    let verified = verify_stores(&world, &mut journal, &mark, &mut tables)?;
    verify_texts(&Texts::open(path)?, &verified)?;
    Ok(verified)
}

/// Every text that the journal names is there, byte by byte.
fn verify_texts(texts: &Texts, verified: &Verified) -> Result<(), Fault> {
    for (id, hash) in &verified.texts {
        if texts.read(Hash::new(hash.0))?.is_none() {
            return Err(Fault::Text(*id));
        }
    }
    Ok(())
}

/// [`verify`], of stores that are open already.
///
/// # Errors
/// Those of [`verify`].
pub fn verify_stores(
    world: &World,
    journal: &mut dyn Journal,
    mark: &dyn Marks,
    tables: &mut dyn Tables,
) -> Result<Verified, Fault> {
    let mut verified = Verified::default();
    for shard in world.shards() {
        let seen = snapshot(shard, tables)?;
        guard(journal, shard.0, mark.get(shard.0), tables.at(shard.0)?)?;
        verify_shard(shard, journal, seen, &mut verified)?;
    }
    Ok(verified)
}

/// The tables of a shard: the row they stand at, and every object in them.
struct Snapshot {
    at: Option<u64>,
    objects: BTreeMap<Name, Vec<u8>>,
}

/// Reads the tables of a shard, again when they moved while being read.
fn snapshot(shard: Shard, tables: &mut dyn Tables) -> Result<Snapshot, Fault> {
    for _ in 0..SNAPSHOT_TRIES_MAX {
        let at = tables.at(shard.0)?.map(|at| at.seq);
        let mut objects = BTreeMap::new();
        for kind in Kind::ALL {
            tables.load(shard.0, shapes::table(kind), &mut |key, bytes| {
                objects.extend(shapes::name(kind, key).map(|name| (name, bytes.to_vec())));
                std::ops::ControlFlow::Continue(())
            })?;
        }
        if tables.at(shard.0)?.map(|at| at.seq) == at {
            return Ok(Snapshot { at, objects });
        }
    }
    Err(Fault::Moving(shard.0))
}

fn verify_shard(
    shard: Shard,
    journal: &mut dyn Journal,
    tables: Snapshot,
    verified: &mut Verified,
) -> Result<(), Fault> {
    let mut state = State::genesis(shard);
    let mut tip: Option<Tip> = None;
    let mut differs = None;
    each_row(journal, shard, &mut tip, &mut |row| {
        let records = enter(&mut state, row)?;
        state.forget_touched();
        verified.rows += 1;
        verified.records += records.len() as u64;
        for event in records.iter().flat_map(|record| &record.events) {
            *verified.events.entry(event.name()).or_default() += 1;
        }
        if tables.at == Some(row.seq) {
            verified.objects += tables.objects.len() as u64;
            differs = difference(&state, &tables);
        }
        Ok(())
    })?;
    let seq = tip.ok_or(FoldError::Unfinished(shard.0))?.seq;
    if let Some(object) = differs {
        return Err(Fault::Tables { shard: shard.0, seq: tables.at.unwrap_or_default(), object });
    }
    check::check(&state).map_err(|broken| Fault::Books { shard: shard.0, seq, broken })?;
    if shard == Shard::HOME {
        verified.texts = state.texts().map(|text| (text.of.text, text.of.hash)).collect();
    }
    verified.states.push(state_hash(&state));
    verified.book.merge(state.book());
    Ok(())
}

/// The first object that the tables and the fold of the journal do not have alike.
fn difference(state: &State, tables: &Snapshot) -> Option<String> {
    let written = |name: &Name| format!("{} {:x}", SHAPES[shapes::table(name.kind)].name, name.id);
    let folded: Vec<Name> = Kind::ALL.into_iter().flat_map(|kind| state.names(kind)).collect();
    let changed = folded.iter().find(|name| {
        let object = state.object(**name).map(|object| object.encode());
        object.as_ref() != tables.objects.get(*name)
    });
    let stray = || tables.objects.keys().find(|name| state.object(**name).is_none());
    changed.or_else(stray).map(written)
}
