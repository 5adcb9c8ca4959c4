//! Folding: from the tables and the journal to a state in memory.

use std::ops::ControlFlow;

use engine::State;
use engine::id::Shard;
use engine::object::{Kind, Name};
use engine::turn;
use store::{Hash, Journal, Row, Tables, Tip};

use crate::dirty::Dirty;
use crate::row::{PayloadError, unpack};
use crate::shapes;

/// Rows read from the journal at a time: a few megabytes of memory.
const ROWS_AT_A_TIME: usize = 256;

/// Why a state cannot be folded.
#[derive(Debug, thiserror::Error)]
pub enum FoldError {
    /// The files cannot be read, or a row breaks the chain.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A row's payload cannot be read.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// An object in the tables cannot be read.
    #[error("an object in table {table} of shard {shard} cannot be read: {source}; run `yuefu tables rebuild`")]
    Object {
        /// The shard.
        shard: u16,
        /// The table.
        table: &'static str,
        /// What the decoder says.
        source: minicbor::decode::Error,
    },
    /// The journal of a shard has no rows.
    #[error("the data directory was never finished: shard {0} is empty; delete it and make it again with `yuefu init`")]
    Unfinished(u16),
    /// An event does not follow from the state before it.
    #[error("row {seq} of shard {shard} does not follow from what came before it; restore from a backup")]
    Impossible {
        /// The shard.
        shard: u16,
        /// The row.
        seq: u64,
    },
}

/// A shard as its files tell it.
pub(crate) struct Folded {
    pub state: State,
    pub tip: Tip,
    pub dirty: Dirty,
}

/// Recovers a shard: every object of the tables, then the rows of the journal after them.
pub(crate) fn recover(shard: Shard, journal: &mut dyn Journal, tables: &mut dyn Tables) -> Result<Folded, FoldError> {
    let mut state = State::genesis(shard);
    let at = tables.at(shard.0)?;
    load(&mut state, tables)?;
    let mut dirty = Dirty::at(at.map(|at| at.seq));
    let mut tip = match at {
        Some(at) => journal.read(shard.0, at.seq, 1)?.first().map(Row::tip),
        None => None,
    };
    each_row(journal, shard, &mut tip, &mut |row| {
        let records = enter(&mut state, row)?;
        dirty.note(row.seq, &records, state.touched());
        state.forget_touched();
        Ok(())
    })?;
    Ok(Folded { state, tip: tip.ok_or(FoldError::Unfinished(shard.0))?, dirty })
}

/// Reads and checks every row after `tip`, which moves along, and hands it to `each`.
pub(crate) fn each_row(
    journal: &mut dyn Journal,
    shard: Shard,
    tip: &mut Option<Tip>,
    each: &mut dyn FnMut(&Row) -> Result<(), FoldError>,
) -> Result<(), FoldError> {
    loop {
        let from = tip.map_or(0, |tip| tip.seq + 1);
        let rows = journal.read(shard.0, from, ROWS_AT_A_TIME)?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in &rows {
            row.check(tip.as_ref())?;
            each(row)?;
            *tip = Some(row.tip());
        }
    }
}

/// Applies and posts the records of a row.
pub(crate) fn enter(state: &mut State, row: &Row) -> Result<Vec<turn::Record>, FoldError> {
    let records = unpack(row)?;
    let follow = std::panic::AssertUnwindSafe(|| {
        for (at, record) in (0_u32..).zip(&records) {
            turn::enter(state, record, row.seq, at);
        }
    });
    match std::panic::catch_unwind(follow) {
        Ok(()) => Ok(records),
        Err(_) => Err(FoldError::Impossible { shard: row.shard, seq: row.seq }),
    }
}

/// Puts every object of the tables into `state`.
fn load(state: &mut State, tables: &mut dyn Tables) -> Result<(), FoldError> {
    let shard = state.shard().0;
    for kind in Kind::ALL {
        let mut failed = None;
        tables.load(shard, shapes::table(kind), &mut |key, bytes| {
            let Some(name) = shapes::name(kind, key) else { return ControlFlow::Continue(()) };
            match state.put_object(name, bytes) {
                Ok(()) => ControlFlow::Continue(()),
                Err(source) => {
                    failed = Some(source);
                    ControlFlow::Break(())
                }
            }
        })?;
        if let Some(source) = failed {
            return Err(FoldError::Object { shard, table: shapes::SHAPES[shapes::table(kind)].name, source });
        }
    }
    state.settle_keys();
    Ok(())
}

/// The hash of a state: of every object in the order of its name. The same journal gives the same hash on any build.
pub fn state_hash(state: &State) -> Hash {
    let mut bytes = Vec::new();
    for kind in Kind::ALL {
        for name in state.names(kind) {
            append(&mut bytes, state, name);
        }
    }
    Hash::of(&bytes)
}

fn append(bytes: &mut Vec<u8>, state: &State, name: Name) {
    let object = state.object(name).expect("the name was just listed").encode();
    bytes.extend_from_slice(&(name.kind as u64).to_be_bytes());
    bytes.extend_from_slice(&name.id.to_be_bytes());
    bytes.extend_from_slice(&(object.len() as u64).to_be_bytes());
    bytes.extend_from_slice(&object);
}
