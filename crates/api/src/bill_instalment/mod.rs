//! Bill instalments: a part of a statement split into a plan, and what that costs before.

pub mod create;
pub mod quote;
