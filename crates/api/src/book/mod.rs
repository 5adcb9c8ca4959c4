//! The books.

pub mod get;
