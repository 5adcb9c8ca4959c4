//! What is asked about bills: `cycle day to 15`, `defer statement 2026-08-01 for 10 days`.

use super::names::Names;
use crate::bill::BillAsk;
use crate::fault::Wrong;
use crate::words::Words;

/// The words that such a step begins with.
pub(super) const VERBS: [&str; 2] = ["cycle", "defer"];

/// Reads what is asked after its first word, up to the words that say whose bill it is.
pub(super) fn ask(verb: &str, words: &mut Words, names: &Names) -> Result<BillAsk, Wrong> {
    match verb {
        "cycle" => {
            words.phrase("day to")?;
            words.cycle_day().map(BillAsk::CycleDay)
        }
        _ => {
            words.phrase("statement")?;
            let statement = super::ask::statement(words, names)?;
            words.phrase("for")?;
            let days = words.number("days")?;
            words.phrase(if days == 1 { "day" } else { "days" })?;
            Ok(BillAsk::Defer { statement, days })
        }
    }
}
