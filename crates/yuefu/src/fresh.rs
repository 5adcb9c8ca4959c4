//! A directory that is being made: when that fails, what was made of it is removed, so that the same command can be given
//! again.

use std::fs;
use std::path::Path;

use store::{Directory, Error, Journal, SqliteJournal};

use crate::failure::Failure;

/// The last row that making and starting a directory writes in a shard: 0 holds its Terms, 1 says that it was started.
const FIRST_ROWS_LAST: u64 = 1;

/// What of a directory is worth nothing when making it has failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worthless {
    /// One in which nothing has happened yet.
    Untouched,
    /// All of it: whatever it holds can be made again.
    Everything,
}

/// Makes a directory where there is none, or an empty one; when that fails, what `worthless` says is removed again.
///
/// # Errors
/// Those of `make`.
pub fn make<T>(
    data: &Path,
    make: impl FnOnce() -> Result<T, Failure>,
    worthless: impl FnOnce(&Failure) -> Worthless,
) -> Result<T, Failure> {
    let was_there = data.exists();
    let was_free = !was_there || fs::read_dir(data).is_ok_and(|mut found| found.next().is_none());
    make().inspect_err(|failure| {
        if was_free && (worthless(failure) == Worthless::Everything || is_untouched(data)) {
            // What cannot be removed stays; why it could not be made is the one thing to be told.
            let _ = Directory::discard(data);
            let _ = if was_there { Ok(()) } else { fs::remove_dir(data) };
        }
    })
}

/// Whether nothing has happened in a directory that may be half made: nobody can have been promised anything.
fn is_untouched(data: &Path) -> bool {
    match has_only_first_rows(data) {
        Ok(is_untouched) => is_untouched,
        Err(error) => matches!(error, Error::Foreign { .. } | Error::Missing { .. }),
    }
}

fn has_only_first_rows(data: &Path) -> Result<bool, Error> {
    let mut journal = SqliteJournal::open_read_only(&Directory::view(data)?.journal())?;
    for shard in journal.shards()? {
        if journal.tip(shard)?.is_some_and(|tip| tip.seq > FIRST_ROWS_LAST) {
            return Ok(false);
        }
    }
    Ok(true)
}
