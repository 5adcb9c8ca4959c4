//! An amount of money that is never negative.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub, SubAssign};

use minicbor::{Decode, Encode};

/// A whole number of minor units (fen, pence) of a currency that the context names.
///
/// Invariant: at most [`Amount::MAX`], and never negative: taking more than is there is a bug and stops the program.
///
/// ```
/// use money::Amount;
/// let price = Amount::of(12_900);
/// assert_eq!(price - Amount::of(900), Amount::of(12_000));
/// assert_eq!(price.at_most(Amount::of(5)), Amount::of(5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct Amount(#[n(0)] u64);

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(0);

    /// The largest amount: 2⁵³ − 1 minor units, the largest integer that every JSON reader holds exactly.
    pub const MAX: Amount = Amount((1 << 53) - 1);

    /// An amount of `minor` units that the caller knows to be in range.
    ///
    /// # Panics
    /// When `minor` is above [`Amount::MAX`]; input from outside goes through [`Amount::checked`].
    pub const fn of(minor: u64) -> Amount {
        assert!(minor <= Amount::MAX.0, "an amount is at most 2^53 - 1 minor units");
        Amount(minor)
    }

    /// An amount of `minor` units, or `None` when that is negative or above [`Amount::MAX`].
    pub fn checked(minor: i64) -> Option<Amount> {
        u64::try_from(minor).ok().filter(|minor| *minor <= Amount::MAX.0).map(Amount)
    }

    /// The number of minor units.
    pub const fn minor(self) -> u64 {
        self.0
    }

    /// The number of minor units, as the signed integer that balances are kept in.
    pub const fn signed(self) -> i64 {
        self.0 as i64
    }

    /// Whether this is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The smaller of the two.
    pub fn at_most(self, bound: Amount) -> Amount {
        self.min(bound)
    }

    /// What is left after taking `other`, and nothing when `other` is larger.
    pub fn less(self, other: Amount) -> Amount {
        Amount(self.0.saturating_sub(other.0))
    }

    /// The share `part / whole` of this amount, rounded half-up to a whole minor unit.
    ///
    /// # Panics
    /// When `whole` is zero or `part` is larger than `whole`.
    pub fn share(self, part: Amount, whole: Amount) -> Amount {
        assert!(part <= whole && whole.0 > 0, "a share is a part of something");
        let (whole, product) = (u128::from(whole.0), u128::from(self.0) * u128::from(part.0));
        Amount(((2 * product + whole) / (2 * whole)) as u64)
    }
}

impl Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        let sum = self.0 + other.0;
        assert!(sum <= Amount::MAX.0, "decide keeps every sum of amounts below 2^53");
        Amount(sum)
    }
}

impl Sub for Amount {
    type Output = Amount;
    fn sub(self, other: Amount) -> Amount {
        Amount(self.0.checked_sub(other.0).expect("decide never takes more than is there"))
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        *self = *self + other;
    }
}

impl SubAssign for Amount {
    fn sub_assign(&mut self, other: Amount) {
        *self = *self - other;
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(parts: I) -> Amount {
        parts.fold(Amount::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;

    #[test]
    fn a_share_is_rounded_half_up() {
        let share = |amount, part, whole| Amount::of(amount).share(Amount::of(part), Amount::of(whole)).minor();
        assert_eq!(share(100, 1, 3), 33);
        assert_eq!(share(5, 1, 2), 3);
        assert_eq!(share(100, 3, 3), 100);
    }

    #[test]
    fn input_out_of_range_is_no_amount() {
        assert_eq!(Amount::checked(-1), None);
        assert_eq!(Amount::checked(i64::MAX), None);
        assert_eq!(Amount::checked(Amount::MAX.signed()), Some(Amount::MAX));
    }

    #[test]
    #[should_panic(expected = "never takes more")]
    fn taking_more_than_is_there_stops_the_program() {
        let _ = Amount::of(1) - Amount::of(2);
    }
}
