//! Rows to test with.

use store::{Hash, Row, Tip};

/// What a test returns.
pub type Tested = Result<(), Box<dyn std::error::Error>>;

/// The row after `before`, in its epoch, with a payload.
pub fn next(shard: u16, before: Option<Tip>, payload: &[u8]) -> Row {
    let epoch = before.map_or(1, |tip| tip.epoch);
    next_of_epoch(shard, before, epoch, payload)
}

/// The row after `before`, written by the owner of `epoch`.
pub fn next_of_epoch(shard: u16, before: Option<Tip>, epoch: u64, payload: &[u8]) -> Row {
    let (seq, time) = before.map_or((0, 1_000), |tip| (tip.seq + 1, tip.time + 1));
    let previous = before.map_or(Hash::NONE, |tip| tip.hash);
    Row::sealed(shard, seq, epoch, time, 1, previous, payload.to_vec())
}

/// The first `length` rows of a shard.
pub fn chain(shard: u16, length: u64) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for number in 0..length {
        rows.push(next(shard, rows.last().map(Row::tip), format!("batch {number}").as_bytes()));
    }
    rows
}
