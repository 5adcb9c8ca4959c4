//! Business dates, instants, cycles and due dates, as plain integers. No clock and no time zone: what day it is arrives
//! from outside, in a [`Stamp`].

#![deny(clippy::wildcard_enum_match_arm, clippy::float_arithmetic)]

pub mod date;
pub mod instant;
pub mod cycle;

pub use cycle::CycleDay;
pub use date::Date;
pub use instant::{Instant, Stamp};
