//! How values are written on the command line.

use calendar::Instant;
use engine::id::{InstructionId, MerchantId};
use engine::instruction::Outcome;
use money::Currency;
use sequencer::clock;

/// Reads a currency by its ISO 4217 code.
///
/// # Errors
/// A sentence for the command line.
pub fn currency(text: &str) -> Result<Currency, String> {
    let known = || Currency::ALL.map(Currency::code).join(", ");
    Currency::from_code(text).ok_or_else(|| format!("give one of {}", known()))
}

/// Reads an RFC 3339 instant.
///
/// # Errors
/// A sentence for the command line.
pub fn instant(text: &str) -> Result<Instant, String> {
    clock::parse(text).ok_or_else(|| "write a time as 2026-07-01T00:00:00Z or 2026-07-01T08:00:00+08:00".into())
}

/// Reads a merchant's id.
///
/// # Errors
/// A sentence for the command line.
pub fn merchant(text: &str) -> Result<MerchantId, String> {
    MerchantId::parse(text).ok_or_else(|| "a merchant's id looks like mer_0000000000001".into())
}

/// Reads an instruction's id.
///
/// # Errors
/// A sentence for the command line.
pub fn instruction(text: &str) -> Result<InstructionId, String> {
    InstructionId::parse(text).ok_or_else(|| "an instruction's id looks like ins_0000000000001".into())
}

/// Reads what became of an instruction.
///
/// # Errors
/// A sentence for the command line.
pub fn outcome(text: &str) -> Result<Outcome, String> {
    let known = Outcome::ALL.into_iter().find(|outcome| outcome.status().name() == text);
    known.ok_or_else(|| "give settled, failed or returned".into())
}

/// A shard and a row of its journal: `2:1045`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The shard.
    pub shard: u16,
    /// The row.
    pub row: u64,
}

/// Reads a [`Place`].
///
/// # Errors
/// A sentence for the command line.
pub fn place(text: &str) -> Result<Place, String> {
    let parts = text.split_once(':').and_then(|(shard, row)| Some((shard.parse().ok()?, row.parse().ok()?)));
    let (shard, row) = parts.ok_or("write SHARD:ROW, such as 0:1045")?;
    Ok(Place { shard, row })
}

/// Places as they are read: `0:100,1:98`.
pub fn places(places: &[Place]) -> String {
    let written = places.iter().map(|Place { shard, row }| format!("{shard}:{row}"));
    written.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_they_are_written() {
        let both = [Place { shard: 0, row: 100 }, Place { shard: 17, row: 0 }];
        let written = places(&both);
        assert_eq!(written.split(',').map(place).collect::<Result<Vec<_>, _>>(), Ok(both.to_vec()));
        for bad in ["", ":", "1", "1:", ":1", "1:x", "-1:1", "70000:1", "1:2:3"] {
            assert!(place(bad).is_err(), "{bad}");
        }
    }
}
