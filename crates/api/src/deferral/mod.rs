//! Deferrals: a statement's due date moved by some days, for a fee.

pub mod create;
