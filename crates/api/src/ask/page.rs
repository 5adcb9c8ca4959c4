//! Lists by cursor: newest first, page by page.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::limits::{PAGE_DEFAULT, PAGE_MAX};
use crate::problem::{INVALID_REQUEST, Problem};

/// A place in an account's history: the row of the journal, and the line in it.
pub type Cursor = (u64, u32);

/// Which page of a list is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// The `next` of the page before; left out, the newest page.
    #[param(pattern = "^(0|[1-7][0-9a-f]{0,15}|[89a-f][0-9a-f]{0,14})[.](0|[1-9a-f][0-9a-f]{0,7})$")]
    before: Option<String>,
    /// The most items to give, 1 to 100; 20 when left out.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<usize>,
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// What is on it, newest first.
    pub items: Vec<T>,
    /// Where the next page begins; none on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Paging {
    /// Where the page begins, and the most it may have.
    ///
    /// # Errors
    /// `invalid_request`.
    pub fn read(&self) -> Result<(Option<Cursor>, usize), Problem> {
        let limit = self.limit.unwrap_or(PAGE_DEFAULT);
        if !(1..=PAGE_MAX).contains(&limit) {
            return Err(Problem::field(&INVALID_REQUEST, "limit", format!("A page has 1 to {PAGE_MAX} items.")));
        }
        let before = self.before.as_deref().map(|text| {
            let said = "A cursor is the `next` of the page before, as it was given.";
            read_cursor(text).ok_or_else(|| Problem::field(&INVALID_REQUEST, "before", said))
        });
        Ok((before.transpose()?, limit))
    }
}

/// A cursor as it is given out.
pub fn write_cursor((row, line): Cursor) -> String {
    format!("{row:x}.{line:x}")
}

fn read_cursor(text: &str) -> Option<Cursor> {
    let (row, line) = text.split_once('.')?;
    let cursor = (u64::from_str_radix(row, 16).ok()?, u32::from_str_radix(line, 16).ok()?);
    // The tables count in 63 bits; and one place has one name: `+1.01` is none, though its numbers can be read.
    (cursor.0 <= i64::MAX.unsigned_abs() && write_cursor(cursor) == text).then_some(cursor)
}

#[cfg(test)]
mod tests {
    use super::{read_cursor, write_cursor};

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        for cursor in [(0, 0), (77, 3), (i64::MAX.unsigned_abs(), u32::MAX)] {
            assert_eq!(read_cursor(&write_cursor(cursor)), Some(cursor));
        }
        for bad in ["", ".", "1", "1.", ".1", "x.y", "ffffffffffffffff.0", "1.100000000", "+1.0", "01.0", "A.0"] {
            assert_eq!(read_cursor(bad), None, "{bad}");
        }
    }
}
