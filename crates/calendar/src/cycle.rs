//! Cycle days: the day of the month on which a statement is cut.

use minicbor::{Decode, Encode};

use crate::Date;

/// A day of the month that every month has.
///
/// Invariant: 1 to 28.
///
/// ```
/// use calendar::{CycleDay, Date};
/// let tenth = CycleDay::new(10).expect("the 10th is in every month");
/// let date = Date::parse("2026-12-10").expect("a real date");
/// assert_eq!(tenth.next_after(date).to_string(), "2027-01-10");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(transparent)]
pub struct CycleDay(#[n(0)] u8);

impl CycleDay {
    /// The cycle day `day`, or `None` when it is not between 1 and 28.
    pub fn new(day: u32) -> Option<CycleDay> {
        (1..=28).contains(&day).then_some(CycleDay(day as u8))
    }

    /// The day of the month, 1 to 28.
    pub const fn day(self) -> u32 {
        self.0 as u32
    }

    /// The first cycle date strictly after `date`.
    pub fn next_after(self, date: Date) -> Date {
        let (year, month, day) = date.civil();
        let (year, month) = match (day < self.day(), month) {
            (true, _) => (year, month),
            (false, 12) => (year + 1, 1),
            (false, _) => (year, month + 1),
        };
        Date::new(year, month, self.day()).expect("every month has the days 1 to 28")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::CycleDay;
    use crate::Date;

    #[test]
    fn only_days_that_every_month_has() {
        assert!(CycleDay::new(0).is_none() && CycleDay::new(29).is_none());
    }

    proptest! {
        #[test]
        fn the_next_cycle_date_is_the_nearest_one(days in 0_i32..60_000, day in 1_u32..29) {
            let (from, cycle_day) = (Date::from_days(days), CycleDay::new(day).expect("1 to 28"));
            let next = cycle_day.next_after(from);
            prop_assert!(next > from && next.days_after(from) <= 31);
            let between = (1..next.days_after(from)).map(|step| from.plus_days(step).civil().2);
            prop_assert!(between.into_iter().all(|other| other != day));
            prop_assert_eq!(next.civil().2, day);
        }
    }
}
