//! Double entry: the chart of accounts, transactions that cannot be unbalanced, the book they are posted to, and the
//! trial balance. What is bought, billed or repaid is not known here.

#![deny(clippy::wildcard_enum_match_arm, clippy::float_arithmetic)]

pub mod chart;
pub mod transaction;
pub mod book;
pub mod shelf;

pub use book::{Balances, Book, WalletBalances};
pub use chart::{Account, Holder, Kind, Side};
pub use shelf::Shelf;
pub use transaction::{Transaction, Transfer};
