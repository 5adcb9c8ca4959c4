//! Four doors that take bytes from outside, each as a function that panics when what came in was not handled.
//!
//! `make fuzz` drives each with libFuzzer, 60 seconds long, from the inputs in `corpus/<door>/`; what it finds becomes another file
//! there. `cargo test -p fuzz` plays those files alone.

mod journal;
mod bodies;
mod story;
mod money;

pub use bodies::bodies;
pub use journal::journal;
pub use money::money;
pub use story::story;

/// What takes bytes, and panics when they were not handled.
pub type Door = fn(&[u8]);

/// Every door, by the name of its corpus.
pub const DOORS: [(&str, Door); 4] = [("journal", journal), ("bodies", bodies), ("story", story), ("money", money)];
