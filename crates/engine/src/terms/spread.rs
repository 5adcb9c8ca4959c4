//! What a plan costs on its real due dates, from the cheapest day to capture it on to the dearest.

use std::collections::BTreeSet;

use calendar::{CycleDay, Date};
use money::AnnualRate;
use money::annual_rate::{ANNUAL_RATE_MAX, Flow, When, effective};

use super::{Offer, Terms};

/// The effective rates of a plan on its real due dates, over every day it may be captured on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// On the day on which it is cheapest: the cycle day before the longest months, as the first instalment is due latest.
    pub cheapest: AnnualRate,
    /// On the day on which it is dearest: the last one before a cycle day, as the first instalment is due in days.
    pub dearest: AnnualRate,
}

/// Every leap cycle has the months of these four years in their order.
const FROM: (i32, u32, u32) = (2024, 1, 1);
const DAYS: i32 = 4 * 365 + 1;

impl Terms {
    /// The spread of one of their offers over all cycle days, of a sum so large that rounding is not seen.
    ///
    /// The rate is that of [`effective`], as each quote has it for its own day.
    pub fn spread(&self, offer: &Offer) -> Spread {
        let (principal, terms) = offer.of_much(self.fee_bearer);
        let rate = |days: &Vec<u32>| {
            let received = Flow { minor: principal.signed(), when: When::START };
            let paid = terms.iter().zip(days);
            let paid =
                paid.map(|(term, days)| Flow { minor: -(term.principal + term.fee).signed(), when: When::days(*days) });
            effective(&std::iter::once(received).chain(paid).collect::<Vec<Flow>>()).unwrap_or(ANNUAL_RATE_MAX)
        };
        let rates: BTreeSet<AnnualRate> = self.schedules(offer.terms).iter().map(rate).collect();
        let (cheapest, dearest) = (rates.first().copied(), rates.last().copied());
        Spread { cheapest: cheapest.unwrap_or_default(), dearest: dearest.unwrap_or_default() }
    }

    /// The days until each of `n` due dates, for every day of capture, each such list once.
    fn schedules(&self, n: u32) -> BTreeSet<Vec<u32>> {
        let first = Date::new(FROM.0, FROM.1, FROM.2).expect("a real date");
        let starts = (0..DAYS).map(|day| first.plus_days(day));
        starts.flat_map(|start| self.cycle_days.iter().map(move |day| self.schedule(*day, start, n))).collect()
    }

    fn schedule(&self, cycle_day: CycleDay, start: Date, n: u32) -> Vec<u32> {
        let mut cycle = start;
        let due = (0..n).map(|_| {
            cycle = cycle_day.next_after(cycle);
            cycle.plus_days(self.grace_days.cast_signed()).days_after(start).unsigned_abs()
        });
        due.collect()
    }
}
