//! Answers about bills: `cycle day changed: 10 to 15, first 2026-07-15`, `deferred 2026-08-06 to 2026-08-16 for 4.00`.

use calendar::{CycleDay, Date};
use money::{Amount, Currency};

use super::Price;
use super::answer::instalments;
use crate::fault::Wrong;
use crate::words::Words;

/// What was done to a bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BillAnswer {
    /// The cycle day was one and is another, and when the first statement is cut on it.
    CycleDayChanged(CycleDay, CycleDay, Date),
    /// A due date was moved from one day to another, for a fee.
    Deferred(Date, Date, Amount),
    /// What stood on statements became a plan of this name: so much, at a price.
    Planned(PlannedAs, String, Amount, Price),
}

/// How a plan was made of what stood on statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlannedAs {
    /// The customer split a bill.
    Split,
    /// Staff planned anew what was owed.
    Replanned,
}

impl BillAnswer {
    pub(super) fn read(words: &mut Words, currency: Currency) -> Result<Option<BillAnswer>, Wrong> {
        match words.peek().unwrap_or_default() {
            "cycle" if words.clone().phrase("cycle day changed").is_ok() => cycle_day(words).map(Some),
            "deferred" => deferred(words, currency).map(Some),
            "split" => planned(words, PlannedAs::Split, currency).map(Some),
            "replanned" => planned(words, PlannedAs::Replanned, currency).map(Some),
            _ => Ok(None),
        }
    }

    pub(super) fn text(&self, currency: Currency) -> String {
        match self {
            BillAnswer::CycleDayChanged(before, after, first) => {
                format!("cycle day changed: {} to {}, first {first}", before.day(), after.day())
            }
            BillAnswer::Deferred(before, due, fee) => {
                format!("deferred {before} to {due} for {}", currency.write(fee.minor()))
            }
            BillAnswer::Planned(how, name, amount, price) => {
                let verb = match how {
                    PlannedAs::Split => "split",
                    PlannedAs::Replanned => "replanned",
                };
                format!("{verb} {name}: {} as {}", currency.write(amount.minor()), price.text(currency))
            }
        }
    }
}

fn cycle_day(words: &mut Words) -> Result<BillAnswer, Wrong> {
    words.phrase("cycle day changed :")?;
    let before = words.cycle_day()?;
    words.phrase("to")?;
    let after = words.cycle_day()?;
    words.phrase(", first")?;
    Ok(BillAnswer::CycleDayChanged(before, after, words.date()?))
}

fn planned(words: &mut Words, how: PlannedAs, currency: Currency) -> Result<BillAnswer, Wrong> {
    words.next("an answer")?;
    let name = words.name("a plan")?;
    words.phrase(":")?;
    let amount = words.amount(currency)?;
    words.phrase("as")?;
    Ok(BillAnswer::Planned(how, name, amount, instalments(words, currency)?))
}

fn deferred(words: &mut Words, currency: Currency) -> Result<BillAnswer, Wrong> {
    words.phrase("deferred")?;
    let before = words.date()?;
    words.phrase("to")?;
    let due = words.date()?;
    words.phrase("for")?;
    Ok(BillAnswer::Deferred(before, due, words.amount(currency)?))
}
