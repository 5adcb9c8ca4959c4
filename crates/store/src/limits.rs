//! Every limit of this crate, with its unit and its reason.

use std::time::Duration;

/// How often rows are sent when it is not known whether they were written: enough to outlive a lost connection.
pub const SETTLE_TRIES_MAX: u32 = 6;

/// The pause between two of these tries: a file or a server gets a moment, a waiting customer hardly notices one.
pub const SETTLE_PAUSE: Duration = Duration::from_millis(100);

/// How long SQLite waits for another connection to the same file. Only a backup or a person with a shell can hold it.
pub const BUSY_WAIT: Duration = Duration::from_secs(4);

/// An unknown outcome is settled, or declared unsettled, within this time (N10 of the design).
pub const SETTLE_TIME_MAX: Duration = Duration::from_secs(30);

const _: () = {
    let try_ms = SETTLE_PAUSE.as_millis() + BUSY_WAIT.as_millis();
    assert!(try_ms * (SETTLE_TRIES_MAX as u128) < SETTLE_TIME_MAX.as_millis());
};

/// Bytes of an object's key: an id has 8, a hash 32. Short keys stay inside the tree's page, and in the struct.
pub const KEY_BYTES_MAX: usize = 32;

/// KiB of pages the tables keep in memory: a flush goes in key order, but the indexes are touched everywhere.
pub const TABLES_CACHE_KIB: u32 = 64 * 1024;

/// Prepared statements kept by one connection: every table has about five, and there are a few dozen tables.
pub const STATEMENTS_MAX: usize = 512;

/// Pages (of 4096 bytes) in SQLite's log before the commit that fills it copies them into the file. With SQLite's own 1000,
/// the slowest hundredth of the commits of 4 shards took 10 ms, with 4000 it took 2 ms; 16 MB are read back in no time.
pub const LOG_PAGES: u32 = 4000;
