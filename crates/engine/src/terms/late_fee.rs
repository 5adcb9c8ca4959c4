//! The fixed late fee: what a late statement costs once, whatever the number of days.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Rate};

/// What a late statement costs, once.
///
/// 25.00, at most 5% of the overdue principal, after 3 days: a statement of 1000.00 that is still open on the fourth day past
/// due costs 25.00, one of 300.00 costs 15.00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct LateFee {
    /// How much.
    #[n(0)]
    pub amount: Amount,
    /// At most this part of the principal that is overdue when it is charged.
    #[n(1)]
    pub cap: Rate,
    /// How many days past due cost nothing.
    #[n(2)]
    pub grace_days: u32,
}

impl LateFee {
    /// The day at whose start it is charged on a statement of that due date.
    pub fn charged_on(&self, due: Date) -> Date {
        due.plus_days(self.grace_days.cast_signed() + 1)
    }

    /// What it is on so much overdue principal: `min(amount, round(principal × cap / 10⁶))`.
    ///
    /// ```
    /// use engine::terms::LateFee;
    /// use money::{Amount, Rate};
    /// let fee = LateFee { amount: Amount::of(2_500), cap: Rate::ppm(50_000), grace_days: 3 };
    /// assert_eq!(fee.of(Amount::of(100_000)), Amount::of(2_500));
    /// assert_eq!(fee.of(Amount::of(30_000)), Amount::of(1_500));
    /// ```
    pub fn of(&self, overdue: Amount) -> Amount {
        self.cap.of(overdue).at_most(self.amount)
    }
}
