//! Instants in JSON: RFC 3339, in UTC.

use calendar::Instant;

/// An instant as it is written: `2026-07-01T02:00:00Z`.
pub fn instant(at: Instant) -> String {
    sequencer::clock::write(at)
}
