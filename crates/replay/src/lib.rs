//! A real shop's year, bought on 月付: every invoice of the file is sent to the sequencer as a purchase or a refund at its
//! own time, customers pay their bills by fixed habits, and one page tells how it ended.
//!
//! The rules are fixed, so that anyone can recompute the page; `tools/recompute.py` does, from the product's rules alone.

pub mod price;
pub mod invoice;
pub mod habit;
pub mod agenda;
mod cast;
pub mod play;
pub mod page;

pub use page::Page;
pub use play::{Progress, ReplayError, play};
