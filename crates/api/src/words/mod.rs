//! Words that several endpoints share: how money, rates, terms and debts are written in JSON.

mod money;
mod rate;
mod term;
mod debt;
mod time;
mod staff;
mod mirror;

pub use debt::Allocation;
pub(crate) use mirror::mirrored;
pub use money::{Currency, Money};
pub use rate::AnnualRate;
pub use staff::Staff;
pub use term::{Pricing, Term};
pub use time::instant;
