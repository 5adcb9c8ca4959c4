//! Rates in parts per million.

use minicbor::{Decode, Encode};

use crate::Amount;

/// A rate in parts per million of an amount: 6000 is 0.6%.
///
/// ```
/// use money::{Amount, Rate};
/// assert_eq!(Rate::ppm(6_000).of(Amount::of(120_000)), Amount::of(720));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct Rate(#[n(0)] u32);

impl Rate {
    /// The whole: one million parts per million.
    pub const WHOLE: Rate = Rate(1_000_000);

    /// A rate of `parts` per million.
    pub const fn ppm(parts: u32) -> Rate {
        Rate(parts)
    }

    /// The parts per million.
    pub const fn parts(self) -> u32 {
        self.0
    }

    /// `amount × rate / 10⁶`, rounded half-up to a whole minor unit.
    pub fn of(self, amount: Amount) -> Amount {
        half_up(u128::from(amount.minor()) * u128::from(self.0), 1_000_000)
    }

    /// A twelfth of the yearly rate of `balance`: `balance × rate / 12 / 10⁶`, rounded half-up once.
    pub fn of_month(self, balance: Amount) -> Amount {
        half_up(u128::from(balance.minor()) * u128::from(self.0), 12_000_000)
    }
}

/// `numerator / divisor`, rounded half-up to a whole minor unit.
///
/// # Panics
/// When `divisor` is zero or the quotient is above [`Amount::MAX`].
pub fn half_up(numerator: u128, divisor: u128) -> Amount {
    let quotient = (2 * numerator + divisor) / (2 * divisor);
    Amount::of(u64::try_from(quotient).expect("a rate of an amount fits 64 bits"))
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use crate::Amount;

    #[test]
    fn half_a_cent_goes_up() {
        assert_eq!(Rate::ppm(500_000).of(Amount::of(1)), Amount::of(1));
        assert_eq!(Rate::ppm(499_999).of(Amount::of(1)), Amount::of(0));
        assert_eq!(Rate::ppm(145_600).of_month(Amount::of(120_000)), Amount::of(1_456));
    }
}
