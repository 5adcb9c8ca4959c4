//! Every limit of the sequencer, with its unit and its reason.

use std::time::Duration;

/// Messages that may wait for their turn: about a tenth of a second of work, so that a full queue is answered at once
/// and an accepted message never waits long.
pub const QUEUE_MAX: usize = 8_192;

/// Messages of one turn: large enough that one sync of the disk serves many, small enough to stay in the cache.
pub const TURN_MAX: usize = 1_024;

/// Accounts a sweep brings to a new day in a turn that has nothing else to do.
pub const SWEEP_MAX: usize = 2_000;

/// Accounts a sweep brings to a new day in a turn with live commands: a fraction of a millisecond of work, which they wait for.
pub const SWEEP_BESIDE_MAX: usize = 32;

/// How long after a command or a question turns stay short: a sweep or a flush goes on in small pieces beside callers, and the
/// next of them mostly comes between two turns.
pub const BESIDE_FOR: Duration = Duration::from_millis(100);

/// Batches that may be decided ahead of the one that is being committed.
pub const AHEAD_MAX: usize = 1;

/// Objects and entries of histories that may wait for the tables; past it the sweep waits, never a command. A cycle day changes an
/// account, a statement and a history for everybody at once: the memory for those of a million accounts is what it allows.
pub const DIRTY_MAX: usize = 4_000_000;

/// How long a changed object waits for the tables at least: what changes often is written once.
pub const FLUSH_EVERY: Duration = Duration::from_millis(100);

/// How long a changed object waits for the tables at most, but for what writing takes.
pub const FLUSH_LATEST: Duration = Duration::from_secs(10);

/// From one flush to the next it takes so many times as long as the first of them took: the disk is the journal's for most of
/// the time, and the more there is to write, the more often do changes of one page meet in one flush.
pub const FLUSH_REST: u32 = 4;

/// How long a turn of few messages waits for the commit under way before it looks for more messages.
pub const LINGER: Duration = Duration::from_micros(500);

/// Messages of a turn that are few: more are decided while the commit before them is under way.
pub const FEW_MAX: usize = 128;

/// Changed objects that a shard draws for a flush under way in a turn that has nothing else to do: some milliseconds of work.
pub const DRAW_MAX: usize = 2 * TURN_MAX;

/// Changed objects that a shard draws in a turn with live commands, beside those that the commands change.
pub const DRAW_BESIDE_MAX: usize = 64;

/// Objects that a command changes, at most for all but a few: a turn draws more than it changes, so that a flush comes to its end.
pub const CHANGED_BY_ONE: usize = 8;

/// How often the high-water mark is synced to disk.
pub const MARK_SYNC_EVERY: Duration = Duration::from_secs(1);

/// How long a clock move or a list waits for the tables before it says so.
pub const CATCH_UP_MAX: Duration = Duration::from_secs(60);

/// The level of compression of a row: the fastest one, as rows are written once and hardly ever read.
pub const ROW_COMPRESSION: i32 = 1;

/// The most bytes a row may unpack to; a damaged row must not take the memory.
pub const ROW_BYTES_MAX: usize = 256 << 20;

/// The memory in bytes that packing a row keeps for the next one: more than a full turn needs, less than a sweep may take.
pub const PLAIN_KEPT_MAX: usize = 1 << 20;

/// The most years a sandbox clock may be moved in one go: a plan of 60 terms ends within them.
pub const CLOCK_YEARS_MAX: i64 = 6;

/// The records for which a shard keeps memory from one turn to the next: those of a full turn, not of a sweep.
pub const RECORDS_KEPT_MAX: usize = TURN_MAX;

/// How far the machine's clock may run ahead of a stopwatch before a live sequencer stops: an hour, more than any
/// adjustment of a clock that is kept.
pub const JUMP_MAX: Duration = Duration::from_secs(3_600);

/// The most lines of statements that a sweep may cut in one turn: a row stays far below [`ROW_BYTES_MAX`].
pub const SWEEP_LINES_MAX: usize = 200_000;

/// Lines of a history that are read at a time when all of it is: a page of them stays small, however long the history is.
pub const HISTORY_PAGE: usize = 500;

/// How often an explanation or an export is counted again because something happened while the history was read.
pub const EXPLAIN_TRIES_MAX: u32 = 5;

/// How often `verify` reads tables that move while being read, before it asks for a quieter moment.
pub const SNAPSHOT_TRIES_MAX: u32 = 50;

const _: () = assert!(TURN_MAX <= QUEUE_MAX);
const _: () = assert!((SWEEP_LINES_MAX + engine::limits::UNBILLED_MAX) * 128 < ROW_BYTES_MAX);
