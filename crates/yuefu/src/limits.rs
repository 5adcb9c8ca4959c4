//! Every limit of the command line, with its unit and its reason.

use std::time::Duration;

/// How long requests under way may still take once the server is told to stop: far longer than any answer takes, and a
/// client that hangs keeps nobody waiting for ever.
pub const FINISH_MAX: Duration = Duration::from_secs(10);

/// How many directories may have been replaced under one name: whoever has so many should put some away.
pub const REPLACED_MAX: u32 = 1_000;

/// Rows of a journal looked through at a time: a few megabytes of memory.
pub const ROWS_AT_A_TIME: usize = 256;
