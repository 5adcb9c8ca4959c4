#![doc = include_str!("../../../stories/README.md")]
//!
//! # Inside
//! [`read()`] makes a [`Story`] of a text, [`play()`] plays it on a [`Driver`] and tells what went otherwise. There are two
//! drivers: [`Direct`] on the sequencer alone, and [`Http`] through the API over a real socket.

mod fault;
mod words;
mod lateness;
pub mod story;
pub mod fact;
mod read;
pub mod driver;
pub mod bill;
pub mod law;
pub mod coupon;
mod cast;
mod act;
mod see;
mod play;
mod direct;
#[cfg(feature = "http")]
mod http;

pub use cast::Cast;
pub use direct::Direct;
pub use driver::Driver;
pub use fault::{Fault, Wrong};
#[cfg(feature = "http")]
pub use http::Http;
pub use play::{Failure, Played, play, start};
pub use read::read;
pub use see::survey;
pub use story::Story;
