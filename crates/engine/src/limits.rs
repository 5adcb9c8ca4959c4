//! Every limit of the heart, with its unit and its reason.

use money::Amount;

/// The largest amount a command may name, in minor units: ten thousand million major units, far above any consumer
/// purchase, and small enough that thousands of them still add up below [`Amount::MAX`].
pub const COMMAND_MINOR_MAX: u64 = 1_000_000_000_000;

/// The most credit balance one account may hold, in minor units: it bounds what repayments can add up to.
pub const CREDIT_MINOR_MAX: u64 = 1_000_000_000_000_000;

/// The most one wallet may hold, in minor units, with what is on its way to it: it bounds what top-ups can add up to.
pub const WALLET_MINOR_MAX: u64 = 1_000_000_000_000_000;

/// The most instructions of one account that no bank has confirmed yet: a customer moves money a few times a day.
pub const INSTRUCTIONS_OPEN_MAX: usize = 20;

/// The most captures one order may have: enough for a parcel a day over the longest authorisation.
pub const CAPTURES_MAX: usize = 64;

/// The most orders one account may hold uncaptured at a time: holds are looked through whenever the account is touched.
pub const HOLDS_MAX: usize = 1_000;

/// The most single purchases one account may have that no statement lists yet, or that may revolve: some three hundred a day for a month. It
/// bounds a statement's lines, and what is looked through whenever the account is touched.
pub const UNBILLED_MAX: usize = 10_000;

/// The most concessions that may wait on one account for somebody to approve them: more is no wish but a mistake.
pub const PROPOSALS_MAX: usize = 10;

/// The most campaigns: two a week for a decade. Each shard keeps them all.
pub const CAMPAIGNS_MAX: usize = 1_000;

/// The most coupons one order may have: each divides every capture and every refund of it.
pub const COUPONS_MAX: usize = 4;

/// The most categories of one campaign: one for more is for everything.
pub const CATEGORIES_MAX: usize = 16;

/// The most days ahead a campaign may begin or end: two years, of 366 days at most.
pub const CAMPAIGN_DAYS_MAX: i32 = 732;

/// The most orders for which one customer may have a coupon: ten a day for most of a year.
pub const CAMPAIGN_USES_MAX: u32 = 3_000;

/// How long an idempotency key is remembered, in seconds of its shard's time: two days, as clients retry for one.
pub const KEY_LIFE_SECONDS: i64 = 48 * 3_600;

/// Within this many seconds of its authorisation, a refund gives back every fee: 24 hours.
pub const FULL_REFUND_SECONDS: i64 = 86_400;

/// The fewest and the most days from a cycle day to its due date: fewer leave no time to pay, more would meet the next bill.
pub const GRACE_DAYS_MIN: u32 = 5;
/// See [`GRACE_DAYS_MIN`].
pub const GRACE_DAYS_MAX: u32 = 25;

/// The fewest and the most instalments of a plan: one is no plan, and five years are as long as consumer credit lasts.
pub const PLAN_TERMS_MIN: u32 = 2;
/// See [`PLAN_TERMS_MIN`].
pub const PLAN_TERMS_MAX: u32 = 60;

/// The longest life of an authorisation, in days: from payment to the receipt of what was bought.
pub const AUTHORISATION_DAYS_MAX: u32 = 30;

/// For how many days at least an order is held that is captured when the goods are received: the way and the days to look at
/// them.
pub const RECEIPT_DAYS_MIN: u32 = 30;

/// The latest age, in days past due, at which something begins: ten years, after which nobody waits.
pub const DAYS_PAST_DUE_MAX: u32 = 3_650;

/// How many days after a change of the cycle day the next one may come: a year.
pub const CYCLE_DAY_CHANGE_DAYS: i32 = 365;

/// The year in which deferrals are counted, in days.
pub const DEFERRAL_YEAR_DAYS: i32 = 365;

/// The most days that Terms may let a due date be moved: three months, past which a debt is not deferred but hidden.
pub const DEFERRAL_DAYS_MAX: u32 = 90;

/// The most deferrals within a year that Terms may allow: each keeps its date on the account.
pub const DEFERRAL_TIMES_MAX: u32 = 12;

/// How many days ahead Terms may take effect at most: a year, as nobody knows more.
pub const IN_FORCE_DAYS_MAX: i32 = 366;

/// The most texts that are published: a dozen kinds in two languages, two versions a year for some decades. A new order under a law
/// pack looks through them.
pub const TEXTS_MAX: u32 = 1_000;

/// The most versions of Terms: two a month for some decades. Each shard looks through them at every purchase.
pub const TERMS_MAX: u32 = 1_000;

/// The most days back that Terms may let a payment count: a year, after which nobody finds a lost transfer.
pub const VALUE_DATE_DAYS_MAX: u32 = 366;

/// The most that is kept of what happened to the statements of an account, for value dates: a payment a day for half a year.
pub const PAST_ENTRIES_MAX: usize = 256;

/// The most days after the due date that a late fee may wait: as long as a cycle, after which the next bill is due.
pub const LATE_FEE_GRACE_DAYS_MAX: u32 = 30;

/// The most buckets of days past due: a month each for a year.
pub const BUCKETS_MAX: usize = 12;

/// The most days ahead a promise to pay may end: a month, by which the next income has come.
pub const PROMISE_DAYS_MAX: i32 = 30;

const _: () = assert!(GRACE_DAYS_MIN <= GRACE_DAYS_MAX && GRACE_DAYS_MAX < 28);
const _: () = assert!(PLAN_TERMS_MIN <= PLAN_TERMS_MAX);
/// The most days ahead a temporary limit may end: a year, of 366 days at most; what shall last longer is a fixed one.
pub const TEMPORARY_DAYS_MAX: i32 = 366;

const _: () = assert!(COMMAND_MINOR_MAX < CREDIT_MINOR_MAX);
const _: () = assert!(CREDIT_MINOR_MAX + COMMAND_MINOR_MAX < Amount::MAX.minor());
