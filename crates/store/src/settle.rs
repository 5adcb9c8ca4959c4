//! The rule for an unknown outcome: send the very same rows again.

use std::thread;
use std::time::Duration;

use crate::limits::{SETTLE_PAUSE, SETTLE_TRIES_MAX};
use crate::{Error, Journal, Row, Verdict};

/// Appends rows and, while the outcome is unknown, sends the same rows again until it is known.
///
/// That is safe because a journal answers `Committed` for a row that stands there already. Once an outcome was unknown,
/// no error of a later try can tell what became of the first, so only verdicts end the matter.
///
/// # Errors
/// Those of [`Journal::append`], but for `Unknown`: after [`SETTLE_TRIES_MAX`] tries it is [`Error::Unsettled`].
pub fn append_settled(journal: &mut dyn Journal, rows: &[Row]) -> Result<Vec<Verdict>, Error> {
    append_settled_with(journal, rows, &mut thread::sleep)
}

/// [`append_settled`], with another way to `pause` between two tries than sleeping.
///
/// # Errors
/// Those of [`append_settled`].
pub fn append_settled_with(
    journal: &mut dyn Journal,
    rows: &[Row],
    pause: &mut dyn FnMut(Duration),
) -> Result<Vec<Verdict>, Error> {
    let mut unsettled = match journal.append(rows) {
        Err(error @ Error::Unknown { .. }) => error,
        known => return known,
    };
    for _ in 1..SETTLE_TRIES_MAX {
        pause(SETTLE_PAUSE);
        match journal.append(rows) {
            Ok(verdicts) => return Ok(verdicts),
            Err(error) => unsettled = error,
        }
    }
    Err(Error::Unsettled { tries: SETTLE_TRIES_MAX, last: Box::new(unsettled) })
}
