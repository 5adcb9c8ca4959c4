//! Every limit of the heart, with its unit and its reason.

use money::Amount;

/// The largest amount a command may name, in minor units: ten thousand million major units, far above any consumer
/// purchase, and small enough that thousands of them still add up below [`Amount::MAX`].
pub const COMMAND_MINOR_MAX: u64 = 1_000_000_000_000;

/// The most credit balance one account may hold, in minor units: it bounds what repayments can add up to.
pub const CREDIT_MINOR_MAX: u64 = 1_000_000_000_000_000;

/// The most captures one order may have: enough for a parcel a day over the longest authorisation.
pub const CAPTURES_MAX: usize = 64;

/// The most orders one account may hold uncaptured at a time: holds are looked through whenever the account is touched.
pub const HOLDS_MAX: usize = 1_000;

/// The most single purchases one account may have that no statement lists yet: some three hundred a day for a month. It
/// bounds a statement's lines, and what is looked through whenever the account is touched.
pub const UNBILLED_MAX: usize = 10_000;

/// How long an idempotency key is remembered, in seconds of its shard's time: two days, as clients retry for one.
pub const KEY_LIFE_SECONDS: i64 = 48 * 3_600;

/// Within this many seconds of its authorisation, a refund gives back every fee: 24 hours.
pub const FULL_REFUND_SECONDS: i64 = 86_400;

/// The most days ahead a temporary limit may end: a year, of 366 days at most; what shall last longer is a fixed one.
pub const TEMPORARY_DAYS_MAX: i32 = 366;

const _: () = assert!(COMMAND_MINOR_MAX < CREDIT_MINOR_MAX);
const _: () = assert!(CREDIT_MINOR_MAX + COMMAND_MINOR_MAX < Amount::MAX.minor());
