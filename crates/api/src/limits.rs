//! Every limit of the API, with its unit and its reason.

use std::time::Duration;

/// The longest body of a request, in bytes: a hundred times what any command takes.
pub const BODY_BYTES_MAX: usize = 64 << 10;

/// How long a body may take to arrive: a slow sender must not hold a connection for ever.
pub const BODY_WAIT_MAX: Duration = Duration::from_secs(10);

/// The longest idempotency key, in characters: room for several UUIDs.
pub const IDEMPOTENCY_KEY_MAX: usize = 255;

/// The longest request id taken over from a caller, in characters: longer ones would swell the logs.
pub const REQUEST_ID_MAX: usize = 128;

/// The largest amount a request may name, in minor units: what a command may name.
pub const AMOUNT_MINOR_MAX: u64 = engine::limits::COMMAND_MINOR_MAX;

/// The most lines of one page of a list.
pub const PAGE_MAX: usize = 100;

/// The lines of a page when the caller does not say.
pub const PAGE_DEFAULT: usize = 20;

/// The most accounts that a report looks at in one turn of the sequencer, some milliseconds: other requests wait no longer.
pub const REPORT_ACCOUNTS_MAX: usize = 4_096;

/// How long the sequencer may take to answer before it counts as not ready.
pub const READY_WAIT_MAX: Duration = Duration::from_secs(2);

/// The longest label of an API key, in characters: a name for people, not a place for data.
pub const LABEL_MAX: usize = 100;

/// The most API keys remembered in memory; past it they are read from the file again.
pub const KEYS_KNOWN_MAX: usize = 100_000;

/// How long to wait for another process that is writing the file of keys.
pub const KEYS_WAIT_MAX: Duration = Duration::from_secs(5);

/// How often recorded times are put into their buckets when nobody reads `/metrics`.
pub const UPKEEP_EVERY: Duration = Duration::from_secs(5);

const _: () = assert!(PAGE_DEFAULT <= PAGE_MAX);
const _: () = assert!(AMOUNT_MINOR_MAX <= money::Amount::MAX.minor());
