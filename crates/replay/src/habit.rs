//! How customers pay: by the last digit of their number.

use calendar::{CycleDay, Date};
use engine::order::Method;
use money::Amount;

/// How much of what is due a payment pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// All of it.
    All,
    /// Half of it, rounded down.
    Half,
}

/// The smallest invoice that is bought in instalments: £100.
const INSTALMENTS_FROM_PENCE: u64 = 10_000;

/// The payments a customer makes for one cycle: the days after the due date, and how much.
pub fn payments(customer: u32) -> &'static [(i32, Share)] {
    match customer % 10 {
        0..=6 => &[(0, Share::All)],
        7 => &[(10, Share::All)],
        8 => &[(0, Share::Half), (20, Share::All)],
        _ => &[],
    }
}

/// The limit a customer gets: £2,000 to £8,000.
pub fn limit(customer: u32) -> Amount {
    Amount::of(200_000 * (1 + u64::from(customer % 4)))
}

/// The cycle day a customer gets.
pub fn cycle_day(customer: u32) -> CycleDay {
    let day = [1, 10, 15][customer as usize % 3];
    CycleDay::new(day).expect("every month has the days 1 to 28")
}

/// How an invoice is bought, by its number and its total.
pub fn method(number: u64, pence: u64) -> Method {
    match number % 5 {
        3 if pence >= INSTALMENTS_FROM_PENCE => Method::Instalments(3),
        4 if pence >= INSTALMENTS_FROM_PENCE => Method::Instalments(12),
        _ => Method::PayLater,
    }
}

/// The due date of the statement of a cycle date.
pub fn due(cycle: Date, grace_days: u32) -> Date {
    cycle.plus_days(grace_days as i32)
}
