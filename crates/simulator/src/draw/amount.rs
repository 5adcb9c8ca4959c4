//! How much: something usual, or right at the edge of what is allowed.

use money::{Amount, Currency, Money};

use super::Draw;

/// The most a command may name.
const COMMAND_MAX: u64 = 1_000_000_000_000;

impl Draw {
    /// An amount around `edge`, a quarter of the time right at it; and now and then one that is never allowed.
    pub(super) fn around(&mut self, edge: u64, usual: u64) -> u64 {
        match self.dice.below(40) {
            0..5 => edge,
            5..7 => edge.saturating_add(1).min(Amount::MAX.minor()),
            7 => edge.saturating_sub(1),
            8 => 1,
            9 => self.dice.one_of(&[0, COMMAND_MAX, COMMAND_MAX + 1]),
            _ => self.dice.between(1, usual.max(1)),
        }
    }

    /// An amount in a currency that is nearly always the right one.
    pub(super) fn money(&mut self, minor: u64, currency: Currency) -> Money {
        let foreign = self.dice.one_of(&[Currency::Cny, Currency::Gbp, Currency::Eur, Currency::Usd]);
        let currency = if self.dice.comes_up(30) { foreign } else { currency };
        Money { amount: Amount::of(minor), currency }
    }
}
