//! Points in time, and the stamp that a sequencer puts on every turn.

use minicbor::{Decode, Encode};

use crate::Date;

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct Instant(#[n(0)] i64);

impl Instant {
    /// The instant `micros` microseconds after 1970-01-01T00:00:00Z.
    pub const fn from_micros(micros: i64) -> Instant {
        Instant(micros)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The instant `seconds` later.
    pub const fn plus_seconds(self, seconds: i64) -> Instant {
        Instant(self.0 + seconds * 1_000_000)
    }

    /// The microseconds from `earlier` to this instant; negative when it is the later one.
    pub const fn micros_since(self, earlier: Instant) -> i64 {
        self.0 - earlier.0
    }
}

/// When something happens: the instant, and the operator's business date at that instant.
///
/// The two travel together, so that the heart needs no time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Encode, Decode)]
pub struct Stamp {
    /// The point in time.
    #[n(0)]
    pub at: Instant,
    /// The calendar date in the operator's zone.
    #[n(1)]
    pub date: Date,
}
