//! What is asked of a limit: `limit to 8000.00 and temporary limit 1000.00 until 2026-08-31 because review`.

use engine::limit::{BelowExposure, TemporaryChange};

use super::Setup;
use super::setup::money;
use crate::fault::Wrong;
use crate::story::LimitChange;
use crate::words::Words;

/// The words that such a step begins with.
pub(super) const VERBS: [&str; 3] = ["limit", "temporary", "no"];

/// Reads a change whose first word is `verb`, up to the words that say whose limit it is.
pub(super) fn change(verb: &str, words: &mut Words, setup: &Setup) -> Result<LimitChange, Wrong> {
    let mut fixed = None;
    let mut temporary = TemporaryChange::Keep;
    if verb == "limit" {
        words.phrase("to")?;
        fixed = Some(money(words, setup.currency)?);
        if words.take("and") {
            let verb = words.next("\"temporary limit\" or \"no temporary limit\"")?;
            temporary = self::temporary(verb, words, setup)?;
        }
    } else {
        temporary = self::temporary(verb, words, setup)?;
    }
    words.phrase("because")?;
    let reason = words.reason()?;
    let below_exposure = match words.take("accepting") {
        true => words.phrase("what follows").map(|()| BelowExposure::Accepted)?,
        false => BelowExposure::Refused,
    };
    Ok(LimitChange { fixed, temporary, below_exposure, reason })
}

/// `temporary limit 1000.00 until 2026-08-31`, or `no temporary limit`, after the first word.
fn temporary(verb: &str, words: &mut Words, setup: &Setup) -> Result<TemporaryChange, Wrong> {
    match verb {
        "temporary" => {
            words.phrase("limit")?;
            let amount = money(words, setup.currency)?;
            words.phrase("until")?;
            Ok(TemporaryChange::Set { amount, until: words.date()? })
        }
        "no" => words.phrase("temporary limit").map(|()| TemporaryChange::Remove),
        other => Err(Wrong::new("\"temporary limit\" or \"no temporary limit\"", format!("\"{other}\""))),
    }
}
