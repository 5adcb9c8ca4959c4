//! Cycle days: how a customer's is moved.

pub mod change;
