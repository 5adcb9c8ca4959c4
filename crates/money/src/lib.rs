//! Money as integers: amounts in the currency's minor unit, rates in parts per million, the one way to split, the one
//! way to round, the level payment of an annuity, and the annual rate of a cash flow.
//!
//! Nothing here is a float but inside [`annual_rate`], whose results are shown and kept, never added up.

#![deny(clippy::wildcard_enum_match_arm, clippy::float_arithmetic)]

pub mod currency;
pub mod amount;
pub mod rate;
pub mod split;
pub mod annuity;
pub mod annual_rate;

pub use amount::Amount;
pub use annual_rate::AnnualRate;
pub use currency::{Currency, Money};
pub use rate::Rate;
pub use split::split;
