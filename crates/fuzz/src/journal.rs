//! What is read from files: rows of the journal, the records in them, and the objects of the tables.

use engine::account::Account;
use engine::customer::Customer;
use engine::merchant::Merchant;
use engine::order::Order;
use engine::plan::Plan;
use engine::statement::Statement;
use engine::turn::{KeyUse, Record};
use minicbor::{Decode, Encode};
use sequencer::row::{Packer, unpack};
use store::{Hash, Row};

/// Reads bytes as the records of a row, packed and plain, and as every object of the tables. Nothing panics, and what can
/// be read is the same when it is written and read again. A row that was changed is found.
///
/// # Panics
/// When that is not so.
pub fn journal(bytes: &[u8]) {
    let (count, payload) = bytes.split_first().map_or((0, bytes), |(first, rest)| (u32::from(*first), rest));
    let row = Row::sealed(1, 7, 3, 1_000, count, Hash::NONE, payload.to_vec());
    assert!(row.is_intact(), "a sealed row is whole");
    if let Ok(records) = unpack(&row) {
        assert_eq!(records.len(), row.count as usize);
    }
    changed(&row, bytes);
    if let Some(records) = again::<Vec<Record>>(payload) {
        let packed = Row::sealed(1, 7, 3, 1_000, records.len() as u32, Hash::NONE, Packer::default().pack(&records));
        assert_eq!(unpack(&packed).expect("what was packed unpacks"), records);
    }
    again::<Customer>(payload);
    again::<Account>(payload);
    again::<Merchant>(payload);
    again::<Order>(payload);
    again::<Plan>(payload);
    again::<Statement>(payload);
    again::<KeyUse>(payload);
}

/// What the bytes mean, if anything; that is the same when it is written and read again.
fn again<T>(bytes: &[u8]) -> Option<T>
where
    T: for<'b> Decode<'b, ()> + Encode<()> + PartialEq + std::fmt::Debug,
{
    let value: T = minicbor::decode(bytes).ok()?;
    let written = minicbor::to_vec(&value).expect("writing to memory does not fail");
    assert_eq!(minicbor::decode::<T>(&written).expect("what was written is read"), value);
    Some(value)
}

/// Flips the bit of the payload that the bytes choose: the hash tells.
fn changed(row: &Row, bytes: &[u8]) {
    let mut flipped = row.clone();
    let chosen = bytes.iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let Some(at) = chosen.checked_rem(flipped.payload.len()) else { return };
    flipped.payload[at] ^= 1 << (chosen % 8);
    assert!(!flipped.is_intact(), "a flipped bit is found");
}
