//! How large a run is.

use std::time::Duration;

/// How large a run is.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// What the page says of it.
    pub name: &'static str,
    /// Accounts.
    pub accounts: u64,
    /// Merchants.
    pub merchants: u64,
    /// Rounds that a figure is the median of.
    pub rounds: usize,
    /// How long a load on us is counted.
    pub burst: Duration,
    /// How long a load on a yardstick is counted.
    pub yardstick: Duration,
    /// How long a load is held to see what grows.
    pub hold: Duration,
    /// Checkouts of one round without HTTP.
    pub checkouts: u64,
    /// Checkouts in the tail of a journal that a start replays; each is two events.
    pub tail: u64,
    /// The client counts that PostgreSQL is tried with.
    pub clients: &'static [usize],
    /// The sizes that growth is shown at.
    pub sizes: &'static [u64],
}

/// The scale that the claims are made at.
pub const FULL: Scale = Scale {
    name: "Full scale: medians of 5 rounds, 10 000 merchants.",
    accounts: 1_000_000,
    merchants: 10_000,
    rounds: 5,
    burst: Duration::from_secs(10),
    yardstick: Duration::from_secs(5),
    hold: Duration::from_secs(300),
    checkouts: 1_000_000,
    tail: 500_000,
    clients: &[4, 8, 16, 32, 64],
    sizes: &[10_000, 100_000, 1_000_000, 5_000_000],
};

/// A scale at which everything runs within a minute; its figures show that the harness works, and no more.
pub const QUICK: Scale = Scale {
    name: "Quick: few accounts and short rounds. These figures show that the harness works; they claim nothing.",
    accounts: 20_000,
    merchants: 1_000,
    rounds: 5,
    burst: Duration::from_millis(400),
    yardstick: Duration::from_millis(300),
    hold: Duration::from_secs(4),
    checkouts: 20_000,
    tail: 10_000,
    clients: &[8, 16],
    sizes: &[5_000, 20_000],
};

/// Connections of every load over HTTP.
pub const CONNECTIONS: usize = 64;

/// Shards of every data directory: what `yuefu init` makes.
pub const SHARDS: u16 = 4;

const _: () = assert!(FULL.rounds >= 5 && QUICK.rounds >= 5);
