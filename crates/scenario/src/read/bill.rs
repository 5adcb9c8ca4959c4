//! What is asked about bills: `cycle day to 15`, `defer statement 2026-08-01 for 10 days`, `split b1: statement 2026-08-01, 500.00 in
//! 3`, `hardship h1 in 6 at 12% because illness`.

use engine::hardship::Reason;

use super::Setup;
use super::names::Names;
use super::setup::money;
use crate::bill::{BillAsk, Hardship, Split};
use crate::fault::Wrong;
use crate::words::Words;

/// The words that such a step begins with.
pub(super) const VERBS: [&str; 4] = ["cycle", "defer", "split", "hardship"];

/// Reads what is asked after its first word, up to the words that say whose bill it is.
pub(super) fn ask(verb: &str, words: &mut Words, setup: &Setup, names: &Names) -> Result<BillAsk, Wrong> {
    match verb {
        "cycle" => {
            words.phrase("day to")?;
            words.cycle_day().map(BillAsk::CycleDay)
        }
        "split" => split(words, setup, names).map(BillAsk::Split),
        "hardship" => hardship(words).map(BillAsk::Hardship),
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

/// `quote statement 2026-08-01: 500.00`, after its first word.
pub(super) fn quote(words: &mut Words, setup: &Setup, names: &Names) -> Result<BillAsk, Wrong> {
    words.phrase("statement")?;
    let statement = super::ask::statement(words, names)?;
    let amount = if words.take(":") { Some(money(words, setup.currency)?) } else { None };
    Ok(BillAsk::QuoteSplit { statement, amount })
}

/// `b1: statement 2026-08-01, 500.00 in 3`.
fn split(words: &mut Words, setup: &Setup, names: &Names) -> Result<Split, Wrong> {
    let plan = words.name("a plan")?;
    words.phrase(": statement")?;
    let statement = super::ask::statement(words, names)?;
    let amount = if words.take(",") { Some(money(words, setup.currency)?) } else { None };
    words.phrase("in")?;
    Ok(Split { plan, statement, amount, terms: words.number("terms")? })
}

/// `h1 in 6 at 12% because illness`.
fn hardship(words: &mut Words) -> Result<Hardship, Wrong> {
    let plan = words.name("a plan")?;
    words.phrase("in")?;
    let terms = words.number("terms")?;
    let yearly = if words.take("at") { Some(words.rate()?) } else { None };
    words.phrase("because")?;
    let said = words.next("why, such as illness")?;
    let reason = Reason::ALL.into_iter().find(|reason| reason.name() == said);
    let reason = reason.ok_or_else(|| {
        let known = Reason::ALL.map(Reason::name).join(", ");
        Wrong::new(format!("one of {known}"), format!("\"{said}\""))
    })?;
    Ok(Hardship { plan, terms, yearly, reason })
}
