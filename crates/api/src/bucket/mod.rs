//! Buckets of days past due: what is owed in each, over all accounts.

pub mod get;
