//! The log of a limit: `2026-07-02 5000.00 to 8000.00 because review, 2026-07-03 8000.00 to 3000.00 because risk`.

use calendar::Date;
use engine::limit::Reason;
use money::{Amount, Currency};

use crate::fault::Wrong;
use crate::words::Words;

/// A limit that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitChanged {
    /// The business date on which it was.
    pub date: Date,
    /// The limit that was in force.
    pub before: Amount,
    /// The limit from then on.
    pub after: Amount,
    /// Why.
    pub reason: Reason,
}

impl LimitChanged {
    /// Reads one change or more.
    pub(super) fn read_all(words: &mut Words, currency: Currency) -> Result<Vec<LimitChanged>, Wrong> {
        let mut all = vec![LimitChanged::read(words, currency)?];
        while words.take(",") {
            all.push(LimitChanged::read(words, currency)?);
        }
        Ok(all)
    }

    fn read(words: &mut Words, currency: Currency) -> Result<LimitChanged, Wrong> {
        let date = words.date()?;
        let before = words.amount(currency)?;
        words.phrase("to")?;
        let after = words.amount(currency)?;
        words.phrase("because")?;
        Ok(LimitChanged { date, before, after, reason: words.reason()? })
    }

    pub(super) fn text_of_all(all: &[LimitChanged], currency: Currency) -> String {
        let written = |one: &LimitChanged| {
            let (before, after) = (currency.write(one.before.minor()), currency.write(one.after.minor()));
            format!("{} {before} to {after} because {}", one.date, one.reason.name())
        };
        all.iter().map(written).collect::<Vec<_>>().join(", ")
    }
}
