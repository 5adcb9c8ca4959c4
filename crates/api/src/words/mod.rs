//! Words that several endpoints share: how money, rates, terms and debts are written in JSON.

mod money;
mod rate;
mod term;
mod debt;
mod time;

pub use debt::Allocation;
pub use money::{Currency, Money};
pub use rate::AnnualRate;
pub use term::{Pricing, Term};
pub use time::instant;
