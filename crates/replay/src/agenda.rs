//! What is to happen when: invoices at their times, and payments as the bills fall due.

use std::collections::BTreeMap;

use calendar::{Date, Instant};

use crate::habit::Share;
use crate::invoice::{Invoice, start_of};

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A customer pays for a cycle.
    Pay {
        /// The customer.
        customer: u32,
        /// How much of what is due.
        share: Share,
    },
    /// A customer gives back.
    Refund(Invoice),
    /// A customer buys.
    Buy(Invoice),
    /// The payments of a customer's next cycle are put on the agenda.
    Plan {
        /// The customer.
        customer: u32,
        /// The cycle date.
        cycle: Date,
    },
}

/// When an action is due: by time; at one instant planning, payment, refund, purchase; then by number.
type Place = (Instant, u8, u64);

/// Everything that is still to happen, in order.
#[derive(Debug, Default)]
pub struct Agenda {
    actions: BTreeMap<Place, Action>,
    planned: u64,
}

/// Payments are made at noon.
const NOON_SECONDS: i64 = 12 * 3_600;

impl Agenda {
    /// An agenda of all the invoices.
    pub fn of(invoices: &[Invoice]) -> Agenda {
        let mut agenda = Agenda::default();
        for invoice in invoices {
            let (rank, action) = match invoice.is_cancellation {
                true => (2, Action::Refund(invoice.clone())),
                false => (3, Action::Buy(invoice.clone())),
            };
            agenda.actions.insert((invoice.at, rank, invoice.number), action);
        }
        agenda
    }

    /// Puts the planning of a customer's cycle on the agenda, at the start of its cycle date.
    pub fn plan(&mut self, customer: u32, cycle: Date) {
        self.put(start_of(cycle), 0, Action::Plan { customer, cycle });
    }

    /// Puts a payment on the agenda, at noon of a day.
    pub fn pay(&mut self, customer: u32, share: Share, on: Date) {
        self.put(start_of(on).plus_seconds(NOON_SECONDS), 1, Action::Pay { customer, share });
    }

    fn put(&mut self, at: Instant, rank: u8, action: Action) {
        self.planned += 1;
        self.actions.insert((at, rank, self.planned), action);
    }

    /// Takes the next action that is not later than `end`.
    pub fn next(&mut self, end: Instant) -> Option<(Instant, Action)> {
        let ((at, _, _), action) = self.actions.pop_first()?;
        (at <= end).then_some((at, action))
    }

    /// How many actions are still on it.
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }
}
